using System.Data.Common;
using IamSim.Audit;
using IamSim.Audit.Decisions;
using Npgsql;
using NpgsqlTypes;

namespace IamSim.Storage.PostgreSql;

/// <summary>Writes a batch's events in one round trip: each column is one array, and the server makes rows of them.</summary>
internal sealed class PostgreSqlAuditWriter : AuditWriter
{
    private static readonly NpgsqlDbType[] EventTypes =
    [
        NpgsqlDbType.Text, NpgsqlDbType.Bigint, NpgsqlDbType.Uuid, NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text,
        NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Boolean, NpgsqlDbType.Bytea, NpgsqlDbType.Bytea, NpgsqlDbType.Bytea,
    ];

    private readonly NpgsqlCommand _readHeads;
    private readonly NpgsqlBatch _insert;
    private readonly NpgsqlCommand _insertDocuments;

    public PostgreSqlAuditWriter(NpgsqlConnection connection)
    {
        _readHeads = connection.CreateCommand();
        _readHeads.CommandText = """SELECT "AccountId", "Sequence", "Hash" FROM "AuditHeads" WHERE "AccountId" = ANY ($1)""";
        _readHeads.Parameters.Add(ArrayOf(NpgsqlDbType.Text));

        _insert = connection.CreateBatch();
        _insert.BatchCommands.Add(Command(
            """
            INSERT INTO "AuditEvents" ("AccountId", "Sequence", "EventId", "EventTime", "EventName", "EventSource", "UserName", "PrincipalId",
                "AccessKeyId", "SourceIp", "ErrorCode", "ReadOnly", "Record", "Decision", "Hash")
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """,
            EventTypes));
        _insert.BatchCommands.Add(Command(
            """
            INSERT INTO "AuditEventResources" ("AccountId", "Resource", "Sequence")
            SELECT * FROM unnest($1, $2, $3) ON CONFLICT DO NOTHING
            """,
            NpgsqlDbType.Text,
            NpgsqlDbType.Text,
            NpgsqlDbType.Bigint));
        _insert.BatchCommands.Add(Command(
            """
            INSERT INTO "AuditHeads" ("AccountId", "Sequence", "Hash") SELECT * FROM unnest($1, $2, $3)
            ON CONFLICT ("AccountId") DO UPDATE SET "Sequence" = excluded."Sequence", "Hash" = excluded."Hash"
            """,
            NpgsqlDbType.Text,
            NpgsqlDbType.Bigint,
            NpgsqlDbType.Bytea));
        _insertDocuments = connection.CreateCommand();
        _insertDocuments.CommandText = """
            INSERT INTO "DecisionDocuments" ("AccountId", "Hash", "Content") SELECT * FROM unnest($1, $2, $3) ON CONFLICT DO NOTHING
            """;
        foreach (var type in new[] { NpgsqlDbType.Text, NpgsqlDbType.Bytea, NpgsqlDbType.Bytea })
        {
            _insertDocuments.Parameters.Add(ArrayOf(type));
        }

        _readHeads.Prepare();
        _insertDocuments.Prepare();
        _insert.Prepare();
    }

    public override void Dispose()
    {
        _readHeads.Dispose();
        _insert.Dispose();
        _insertDocuments.Dispose();
    }

    protected override bool IsShared => true;

    protected override void ReadHeads(IReadOnlyDictionary<string, AuditHead> heads, DbTransaction transaction)
    {
        _readHeads.Transaction = (NpgsqlTransaction)transaction;
        _readHeads.Parameters[0].Value = heads.Keys.ToArray();
        using var reader = _readHeads.ExecuteReader();
        while (reader.Read())
        {
            var head = heads[reader.GetString(0)];
            head.Sequence = reader.GetInt64(1);
            head.Hash = reader.GetFieldValue<byte[]>(2);
        }
    }

    protected override void Insert(IReadOnlyList<ChainedEntry> entries, IReadOnlyCollection<AuditHead> heads, DbTransaction transaction)
    {
        Bind(
            0,
            Column(entries, e => e.Entry.Account),
            Column(entries, e => e.Sequence),
            Column(entries, e => e.Entry.EventId),
            Column(entries, e => e.Entry.EventTime.ToUnixTimeMilliseconds()),
            Column(entries, e => Storable(e.Entry.EventName)),
            Column(entries, e => Storable(e.Entry.EventSource)),
            Column(entries, e => Storable(e.Entry.UserName)),
            Column(entries, e => Storable(e.Entry.PrincipalId)),
            Column(entries, e => Storable(e.Entry.AccessKeyId)),
            Column(entries, e => Storable(e.Entry.SourceIp)),
            Column(entries, e => Storable(e.Entry.ErrorCode)),
            Column(entries, e => e.Entry.ReadOnly),
            Column(entries, e => e.Entry.Record),
            Column(entries, e => e.Entry.Decision),
            Column(entries, e => e.Hash));

        var resources = entries.SelectMany(e => e.Entry.Resources, (e, resource) => (e.Entry.Account, Resource: Storable(resource.Name), e.Sequence)).ToList();
        Bind(1, Column(resources, r => r.Account), Column(resources, r => r.Resource), Column(resources, r => r.Sequence));
        Bind(2, heads.Select(h => h.AccountId).ToArray(), heads.Select(h => h.Sequence).ToArray(), heads.Select(h => h.Hash).ToArray());
        _insert.Transaction = (NpgsqlTransaction)transaction;
        _insert.ExecuteNonQuery();
    }

    protected override void InsertDocuments(IReadOnlyList<(string Account, StoredContent Content)> documents, DbTransaction transaction)
    {
        _insertDocuments.Transaction = (NpgsqlTransaction)transaction;
        _insertDocuments.Parameters[0].Value = Column(documents, d => d.Account);
        _insertDocuments.Parameters[1].Value = Column(documents, d => d.Content.Hash);
        _insertDocuments.Parameters[2].Value = Column(documents, d => d.Content.Content);
        _insertDocuments.ExecuteNonQuery();
    }

    private void Bind(int command, params ReadOnlySpan<Array> columns)
    {
        var parameters = _insert.BatchCommands[command].Parameters;
        for (var at = 0; at < columns.Length; at++)
        {
            parameters[at].Value = columns[at];
        }
    }

    private static TColumn[] Column<TRow, TColumn>(IReadOnlyList<TRow> rows, Func<TRow, TColumn> valueOf)
    {
        var column = new TColumn[rows.Count];
        for (var at = 0; at < column.Length; at++)
        {
            column[at] = valueOf(rows[at]);
        }

        return column;
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlDbType> types)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var type in types)
        {
            command.Parameters.Add(ArrayOf(type));
        }

        return command;
    }

    private static NpgsqlParameter ArrayOf(NpgsqlDbType type) => new() { NpgsqlDbType = NpgsqlDbType.Array | type };
}
