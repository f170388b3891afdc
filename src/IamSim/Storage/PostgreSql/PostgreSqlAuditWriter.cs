using System.Data.Common;
using System.Globalization;
using IamSim.Audit;
using IamSim.Audit.Decisions;
using Npgsql;
using NpgsqlTypes;

namespace IamSim.Storage.PostgreSql;

/// <summary>Writes a batch's events in one round trip: each column is one array, and the server makes rows of them.</summary>
internal sealed class PostgreSqlAuditWriter : AuditWriter
{
    private const NpgsqlDbType Number = NpgsqlDbType.Integer;

    private readonly NpgsqlCommand _readHeads;
    private readonly NpgsqlCommand _findTexts;
    private readonly NpgsqlCommand _addTexts;
    private readonly NpgsqlBatch _insert;
    private readonly NpgsqlCommand _insertDocuments;

    public PostgreSqlAuditWriter(NpgsqlConnection connection)
    {
        // The end of all chains comes as one more row, of no account.
        _readHeads = Command(
            connection,
            $"""
            SELECT "AccountId", "Sequence", "Hash", "EventId", "LatestTime", "WasTurnedBack" FROM "AuditHeads" WHERE "AccountId" = ANY ($1)
            UNION ALL
            SELECT '', 0, (SELECT "Value" FROM "StoreSecrets" WHERE "Name" = '{StoreSecret.AuditEpoch}'), coalesce(max("EventId"), 0), 0, false
            FROM "AuditHeads"
            """,
            NpgsqlDbType.Text);
        _findTexts = Command(
            connection,
            """
            SELECT t."AccountId", t."Text", t."Id" FROM unnest($1, $2) AS asked(account, text)
            JOIN "AuditTexts" AS t ON t."AccountId" = asked.account AND t."Text" = asked.text
            """,
            NpgsqlDbType.Bigint,
            NpgsqlDbType.Text);
        _addTexts = Command(
            connection,
            """
            INSERT INTO "AuditTexts" ("Id", "AccountId", "Text")
            SELECT (SELECT coalesce(max("Id"), 0) FROM "AuditTexts") + row_number() OVER (), account, text FROM unnest($1, $2) AS added(account, text)
            RETURNING "AccountId", "Text", "Id"
            """,
            NpgsqlDbType.Bigint,
            NpgsqlDbType.Text);
        _insert = connection.CreateBatch();
        _insert.BatchCommands.Add(BatchCommand(
            """
            INSERT INTO "AuditEvents" ("Id", "AccountId", "Sequence", "EventKey", "EventTime", "EventNameText", "EventSourceText", "UserNameText",
                "PrincipalIdText", "PrincipalArnText", "SessionArnText", "AccessKeyIdText", "SourceIpText", "ErrorCodeText", "ReadOnly",
                "MfaAuthenticated", "Content", "Hash")
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            """,
            NpgsqlDbType.Bigint,
            NpgsqlDbType.Bigint,
            NpgsqlDbType.Bigint,
            NpgsqlDbType.Bigint,
            NpgsqlDbType.Bigint,
            Number,
            Number,
            Number,
            Number,
            Number,
            Number,
            Number,
            Number,
            Number,
            NpgsqlDbType.Boolean,
            NpgsqlDbType.Boolean,
            NpgsqlDbType.Bytea,
            NpgsqlDbType.Bytea));
        _insert.BatchCommands.Add(BatchCommand(
            """INSERT INTO "AuditEventResources" ("AccountId", "Text", "EventId") SELECT * FROM unnest($1, $2, $3)""",
            NpgsqlDbType.Bigint,
            Number,
            NpgsqlDbType.Bigint));
        _insert.BatchCommands.Add(BatchCommand(
            """
            INSERT INTO "AuditHeads" ("AccountId", "Sequence", "Hash", "EventId", "LatestTime", "WasTurnedBack")
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
            ON CONFLICT ("AccountId") DO UPDATE SET "Sequence" = excluded."Sequence", "Hash" = excluded."Hash", "EventId" = excluded."EventId",
                "LatestTime" = excluded."LatestTime", "WasTurnedBack" = excluded."WasTurnedBack"
            """,
            NpgsqlDbType.Text,
            NpgsqlDbType.Bigint,
            NpgsqlDbType.Bytea,
            NpgsqlDbType.Bigint,
            NpgsqlDbType.Bigint,
            NpgsqlDbType.Boolean));
        _insertDocuments = Command(
            connection,
            """
            INSERT INTO "DecisionDocuments" ("AccountId", "Hash", "Content") SELECT * FROM unnest($1, $2, $3) ON CONFLICT DO NOTHING
            """,
            NpgsqlDbType.Text,
            NpgsqlDbType.Bytea,
            NpgsqlDbType.Bytea);

        _readHeads.Prepare();
        _findTexts.Prepare();
        _addTexts.Prepare();
        _insertDocuments.Prepare();
        _insert.Prepare();
    }

    public override void Dispose()
    {
        _readHeads.Dispose();
        _findTexts.Dispose();
        _addTexts.Dispose();
        _insert.Dispose();
        _insertDocuments.Dispose();
    }

    protected override bool IsShared => true;

    protected override (long LastId, byte[] Epoch) ReadHeads(IReadOnlyDictionary<string, AuditHead> heads, DbTransaction transaction)
    {
        _readHeads.Transaction = (NpgsqlTransaction)transaction;
        _readHeads.Parameters[0].Value = heads.Keys.ToArray();
        var (lastId, epoch) = (0L, Array.Empty<byte>());
        using var reader = _readHeads.ExecuteReader();
        while (reader.Read())
        {
            if (reader.GetString(0) is not { Length: > 0 } account)
            {
                (lastId, epoch) = (reader.GetInt64(3), reader.GetFieldValue<byte[]>(2));
                continue;
            }

            var head = heads[account];
            head.Sequence = reader.GetInt64(1);
            head.Hash = reader.GetFieldValue<byte[]>(2);
            head.EventId = reader.GetInt64(3);
            head.LatestTime = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4));
            head.WasTurnedBack = reader.GetBoolean(5);
        }

        return (lastId, epoch);
    }

    protected override void FindOrAddTexts(
        IReadOnlyCollection<(string Account, string Text)> texts, Dictionary<(string Account, string Text), int> known, DbTransaction transaction)
    {
        ReadTexts(_findTexts, [.. texts], known, transaction);
        var added = texts.Where(text => !known.ContainsKey(text)).ToList();
        if (added.Count > 0)
        {
            ReadTexts(_addTexts, added, known, transaction);
        }
    }

    private static void ReadTexts(
        NpgsqlCommand command, List<(string Account, string Text)> texts, Dictionary<(string Account, string Text), int> known, DbTransaction transaction)
    {
        command.Transaction = (NpgsqlTransaction)transaction;
        command.Parameters[0].Value = Column(texts, text => long.Parse(text.Account, CultureInfo.InvariantCulture));
        command.Parameters[1].Value = Column(texts, text => text.Text);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            known[(reader.GetInt64(0).ToString("D12", CultureInfo.InvariantCulture), reader.GetString(1))] = reader.GetInt32(2);
        }
    }

    protected override void Insert(IReadOnlyList<AuditRow> rows, IReadOnlyCollection<AuditHead> heads, DbTransaction transaction)
    {
        Bind(
            0,
            Column(rows, r => r.Id),
            Column(rows, r => r.AccountId),
            Column(rows, r => r.Sequence),
            Column(rows, r => r.EventKey),
            Column(rows, r => r.EventTime),
            Column(rows, r => r.EventName),
            Column(rows, r => r.EventSource),
            Column(rows, r => r.UserName),
            Column(rows, r => r.PrincipalId),
            Column(rows, r => r.PrincipalArn),
            Column(rows, r => r.SessionArn),
            Column(rows, r => r.AccessKeyId),
            Column(rows, r => r.SourceIp),
            Column(rows, r => r.ErrorCode),
            Column(rows, r => r.ReadOnly),
            Column(rows, r => r.MfaAuthenticated),
            Column(rows, r => r.Content),
            Column(rows, r => r.Hash));

        var resources = rows.SelectMany(row => row.Resources, (row, resource) => (row.AccountId, Resource: resource, row.Id)).ToList();
        Bind(1, Column(resources, r => r.AccountId), Column(resources, r => r.Resource), Column(resources, r => r.Id));
        var ends = heads.ToList();
        Bind(
            2,
            Column(ends, h => h.AccountId),
            Column(ends, h => h.Sequence),
            Column(ends, h => h.Hash),
            Column(ends, h => h.EventId),
            Column(ends, h => h.LatestTime.ToUnixTimeMilliseconds()),
            Column(ends, h => h.WasTurnedBack));
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

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<NpgsqlDbType> types)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller gives a constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var type in types)
        {
            command.Parameters.Add(ArrayOf(type));
        }

        return command;
    }

    private static NpgsqlBatchCommand BatchCommand(string sql, params ReadOnlySpan<NpgsqlDbType> types)
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
