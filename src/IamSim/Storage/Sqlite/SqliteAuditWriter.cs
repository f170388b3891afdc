using System.Data.Common;
using IamSim.Audit;
using IamSim.Audit.Decisions;
using Microsoft.Data.Sqlite;

namespace IamSim.Storage.Sqlite;

/// <summary>Writes events with commands that are prepared once for the connection: a row costs no parsing and no round trip.</summary>
internal sealed class SqliteAuditWriter : AuditWriter
{
    private readonly SqliteCommand _readHead;
    private readonly SqliteCommand _writeHead;
    private readonly SqliteCommand _insertEvent;
    private readonly SqliteCommand _insertResource;
    private readonly SqliteCommand _insertDocument;

    public SqliteAuditWriter(SqliteConnection connection)
    {
        _readHead = Command(connection, """SELECT "Sequence", "Hash" FROM "AuditHeads" WHERE "AccountId" = $0""");
        _writeHead = Command(connection, """INSERT OR REPLACE INTO "AuditHeads" ("AccountId", "Sequence", "Hash") VALUES ($0, $1, $2)""");
        _insertEvent = Command(connection, """
            INSERT INTO "AuditEvents" ("AccountId", "Sequence", "EventId", "EventTime", "EventName", "EventSource", "UserName", "PrincipalId",
                "AccessKeyId", "SourceIp", "ErrorCode", "ReadOnly", "Record", "Decision", "Hash")
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """);
        _insertDocument = Command(connection, """INSERT OR IGNORE INTO "DecisionDocuments" ("AccountId", "Hash", "Content") VALUES ($0, $1, $2)""");
        _insertResource = Command(connection, """
            INSERT OR IGNORE INTO "AuditEventResources" ("AccountId", "Resource", "Sequence") VALUES ($0, $1, $2)
            """);
    }

    public override void Dispose()
    {
        _readHead.Dispose();
        _writeHead.Dispose();
        _insertEvent.Dispose();
        _insertResource.Dispose();
        _insertDocument.Dispose();
    }

    protected override bool IsShared => false;

    protected override void ReadHeads(IReadOnlyDictionary<string, AuditHead> heads, DbTransaction transaction)
    {
        foreach (var head in heads.Values)
        {
            Bind(_readHead, transaction, head.AccountId);
            using var reader = _readHead.ExecuteReader();
            if (reader.Read())
            {
                head.Sequence = reader.GetInt64(0);
                head.Hash = reader.GetFieldValue<byte[]>(1);
            }
        }
    }

    protected override void Insert(IReadOnlyList<ChainedEntry> entries, IReadOnlyCollection<AuditHead> heads, DbTransaction transaction)
    {
        foreach (var (entry, sequence, hash) in entries)
        {
            Bind(
                _insertEvent,
                transaction,
                entry.Account,
                sequence,
                entry.EventId.ToByteArray(true),
                entry.EventTime.ToUnixTimeMilliseconds(),
                Storable(entry.EventName),
                Storable(entry.EventSource),
                Storable(entry.UserName),
                Storable(entry.PrincipalId),
                Storable(entry.AccessKeyId),
                Storable(entry.SourceIp),
                Storable(entry.ErrorCode),
                entry.ReadOnly ? 1L : 0L,
                entry.Record,
                entry.Decision,
                hash);
            _insertEvent.ExecuteNonQuery();
            foreach (var resource in entry.Resources)
            {
                Bind(_insertResource, transaction, entry.Account, Storable(resource.Name), sequence);
                _insertResource.ExecuteNonQuery();
            }
        }

        foreach (var head in heads)
        {
            Bind(_writeHead, transaction, head.AccountId, head.Sequence, head.Hash);
            _writeHead.ExecuteNonQuery();
        }
    }

    protected override void InsertDocuments(IReadOnlyList<(string Account, StoredContent Content)> documents, DbTransaction transaction)
    {
        foreach (var (account, content) in documents)
        {
            Bind(_insertDocument, transaction, account, content.Hash, content.Content);
            _insertDocument.ExecuteNonQuery();
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var at = 0; sql.Contains($"${at}", StringComparison.Ordinal); at++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${at}" });
        }

        return command;
    }

    private static void Bind(SqliteCommand command, DbTransaction transaction, params ReadOnlySpan<object?> values)
    {
        command.Transaction = (SqliteTransaction)transaction;
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        }
    }
}
