using System.Data.Common;
using System.Globalization;
using IamSim.Audit;
using IamSim.Audit.Decisions;
using Microsoft.Data.Sqlite;

namespace IamSim.Storage.Sqlite;

/// <summary>Writes events with commands that are prepared once for the connection: a row costs no parsing and no round trip.</summary>
internal sealed class SqliteAuditWriter : AuditWriter
{
    private readonly SqliteCommand _readEnd;
    private readonly SqliteCommand _readHead;
    private readonly SqliteCommand _writeHead;
    private readonly SqliteCommand _readText;
    private readonly SqliteCommand _insertText;
    private readonly SqliteCommand _insertEvent;
    private readonly SqliteCommand _insertResource;
    private readonly SqliteCommand _insertDocument;

    public SqliteAuditWriter(SqliteConnection connection)
    {
        _readEnd = Command(connection, $"""
            SELECT (SELECT coalesce(max("EventId"), 0) FROM "AuditHeads"), (SELECT "Value" FROM "StoreSecrets" WHERE "Name" = '{StoreSecret.AuditEpoch}')
            """);
        _readHead = Command(connection, """
            SELECT "Sequence", "Hash", "EventId", "LatestTime", "WasTurnedBack" FROM "AuditHeads" WHERE "AccountId" = $0
            """);
        _writeHead = Command(connection, """
            INSERT OR REPLACE INTO "AuditHeads" ("AccountId", "Sequence", "Hash", "EventId", "LatestTime", "WasTurnedBack")
            VALUES ($0, $1, $2, $3, $4, $5)
            """);
        _readText = Command(connection, """SELECT "Id" FROM "AuditTexts" WHERE "AccountId" = $0 AND "Text" = $1""");
        _insertText = Command(connection, """
            INSERT INTO "AuditTexts" ("Id", "AccountId", "Text") VALUES ((SELECT coalesce(max("Id"), 0) + 1 FROM "AuditTexts"), $0, $1) RETURNING "Id"
            """);
        _insertEvent = Command(connection, """
            INSERT INTO "AuditEvents" ("Id", "AccountId", "Sequence", "EventKey", "EventTime", "EventNameText", "EventSourceText", "UserNameText",
                "PrincipalIdText", "PrincipalArnText", "SessionArnText", "AccessKeyIdText", "SourceIpText", "ErrorCodeText", "ReadOnly",
                "MfaAuthenticated", "Content", "Hash")
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """);
        _insertDocument = Command(connection, """INSERT OR IGNORE INTO "DecisionDocuments" ("AccountId", "Hash", "Content") VALUES ($0, $1, $2)""");
        _insertResource = Command(connection, """INSERT INTO "AuditEventResources" ("AccountId", "Text", "EventId") VALUES ($0, $1, $2)""");
    }

    public override void Dispose()
    {
        _readEnd.Dispose();
        _readHead.Dispose();
        _writeHead.Dispose();
        _readText.Dispose();
        _insertText.Dispose();
        _insertEvent.Dispose();
        _insertResource.Dispose();
        _insertDocument.Dispose();
    }

    protected override bool IsShared => false;

    protected override (long LastId, byte[] Epoch) ReadHeads(IReadOnlyDictionary<string, AuditHead> heads, DbTransaction transaction)
    {
        foreach (var head in heads.Values)
        {
            Bind(_readHead, transaction, head.AccountId);
            using var reader = _readHead.ExecuteReader();
            if (reader.Read())
            {
                head.Sequence = reader.GetInt64(0);
                head.Hash = reader.GetFieldValue<byte[]>(1);
                head.EventId = reader.GetInt64(2);
                head.LatestTime = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3));
                head.WasTurnedBack = reader.GetBoolean(4);
            }
        }

        Bind(_readEnd, transaction);
        using var end = _readEnd.ExecuteReader();
        end.Read();
        return (end.GetInt64(0), end.GetFieldValue<byte[]>(1));
    }

    protected override void FindOrAddTexts(
        IReadOnlyCollection<(string Account, string Text)> texts, Dictionary<(string Account, string Text), int> known, DbTransaction transaction)
    {
        foreach (var (account, text) in texts)
        {
            var number = NumberOf(account);
            Bind(_readText, transaction, number, text);
            var id = _readText.ExecuteScalar();
            if (id is null)
            {
                Bind(_insertText, transaction, number, text);
                id = _insertText.ExecuteScalar();
            }

            known[(account, text)] = (int)(long)id!;
        }
    }

    protected override void Insert(IReadOnlyList<AuditRow> rows, IReadOnlyCollection<AuditHead> heads, DbTransaction transaction)
    {
        foreach (var row in rows)
        {
            Bind(
                _insertEvent,
                transaction,
                row.Id,
                row.AccountId,
                row.Sequence,
                row.EventKey,
                row.EventTime,
                row.EventName,
                row.EventSource,
                row.UserName,
                row.PrincipalId,
                row.PrincipalArn,
                row.SessionArn,
                row.AccessKeyId,
                row.SourceIp,
                row.ErrorCode,
                row.ReadOnly ? 1L : 0L,
                row.MfaAuthenticated ? 1L : 0L,
                row.Content,
                row.Hash);
            _insertEvent.ExecuteNonQuery();
            foreach (var resource in row.Resources)
            {
                Bind(_insertResource, transaction, row.AccountId, resource, row.Id);
                _insertResource.ExecuteNonQuery();
            }
        }

        foreach (var head in heads)
        {
            Bind(
                _writeHead,
                transaction,
                head.AccountId,
                head.Sequence,
                head.Hash,
                head.EventId,
                head.LatestTime.ToUnixTimeMilliseconds(),
                head.WasTurnedBack ? 1L : 0L);
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

    private static long NumberOf(string account) => long.Parse(account, CultureInfo.InvariantCulture);

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
