using System.Data.Common;
using System.Globalization;
using IamSim.Audit;
using IamSim.Audit.Decisions;
using Microsoft.Data.Sqlite;

namespace IamSim.Storage.Sqlite;

/// <summary>Writes events with statements that are prepared once for the connection: a row costs no parsing and no round trip.</summary>
internal sealed class SqliteAuditWriter(SqliteConnection connection) : AuditWriter
{
    // By both: retention may have let all events go, and a head that somebody deleted must not stop the others' events.
    private readonly SqliteStatement _readEnd = new(connection, $"""
        SELECT max((SELECT coalesce(max("EventId"), 0) FROM "AuditHeads"), (SELECT coalesce(max("Id"), 0) FROM "AuditEvents")), (SELECT "Value" FROM "StoreSecrets" WHERE "Name" = '{StoreSecret.AuditEpoch}')
        """);

    private readonly SqliteStatement _readHead = new(connection, """
        SELECT "Sequence", "Hash", "EventId", "LatestTime", "WasTurnedBack" FROM "AuditHeads" WHERE "AccountId" = ?
        """);

    private readonly SqliteStatement _writeHead = new(connection, """
        INSERT OR REPLACE INTO "AuditHeads" ("AccountId", "Sequence", "Hash", "EventId", "LatestTime", "WasTurnedBack") VALUES (?, ?, ?, ?, ?, ?)
        """);

    private readonly SqliteStatement _readText = new(connection, """SELECT "Id" FROM "AuditTexts" WHERE "AccountId" = ? AND "Text" = ?""");

    private readonly SqliteStatement _insertText = new(connection, """
        INSERT OR FAIL INTO "AuditTexts" ("Id", "AccountId", "Text") VALUES ((SELECT coalesce(max("Id"), 0) + 1 FROM "AuditTexts"), ?, ?) RETURNING "Id"
        """);

    // OR FAIL: an error costs the whole transaction anyway, and SQLite need not be able to undo one insert alone.
    private readonly SqliteStatement _insertEvent = new(connection, """
        INSERT OR FAIL INTO "AuditEvents" ("Id", "AccountId", "Sequence", "EventKey", "EventTime", "EventNameText", "EventSourceText", "UserNameText",
            "PrincipalIdText", "PrincipalArnText", "SessionArnText", "AccessKeyIdText", "SourceIpText", "ErrorCodeText", "ReadOnly",
            "MfaAuthenticated", "Content", "Hash")
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    private readonly SqliteStatement _insertResource = new(connection, """
        INSERT OR FAIL INTO "AuditEventResources" ("AccountId", "Text", "EventId") VALUES (?, ?, ?)
        """);

    private readonly SqliteStatement _insertDocument = new(connection, """
        INSERT OR IGNORE INTO "DecisionDocuments" ("AccountId", "Hash", "Content") VALUES (?, ?, ?)
        """);

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
            if (_readHead.Bind(NumberOf(head.AccountId)).Step())
            {
                head.Sequence = _readHead.Int64(0);
                head.Hash = _readHead.Bytes(1);
                head.EventId = _readHead.Int64(2);
                head.LatestTime = DateTimeOffset.FromUnixTimeMilliseconds(_readHead.Int64(3));
                head.WasTurnedBack = _readHead.Int64(4) != 0;
            }

            _readHead.Reset();
        }

        _readEnd.Step();
        var end = (_readEnd.Int64(0), _readEnd.Bytes(1));
        _readEnd.Reset();
        return end;
    }

    protected override void FindOrAddTexts(
        IReadOnlyCollection<(string Account, string Text)> texts, Dictionary<(string Account, string Text), int> known, DbTransaction transaction)
    {
        foreach (var (account, text) in texts)
        {
            var number = NumberOf(account);
            known[(account, text)] = NumberOf(_readText.Bind(number).Bind(text)) ?? NumberOf(_insertText.Bind(number).Bind(text))!.Value;
        }
    }

    protected override void Insert(IReadOnlyList<AuditRow> rows, IReadOnlyCollection<AuditHead> heads, DbTransaction transaction)
    {
        foreach (var row in rows)
        {
            _insertEvent
                .Bind(row.Id)
                .Bind(row.AccountId)
                .Bind(row.Sequence)
                .Bind(row.EventKey)
                .Bind(row.EventTime)
                .Bind(row.EventName)
                .Bind(row.EventSource)
                .Bind(row.UserName)
                .Bind(row.PrincipalId)
                .Bind(row.PrincipalArn)
                .Bind(row.SessionArn)
                .Bind(row.AccessKeyId)
                .Bind(row.SourceIp)
                .Bind(row.ErrorCode)
                .Bind(row.ReadOnly)
                .Bind(row.MfaAuthenticated)
                .Bind(row.Content)
                .Bind(row.Hash)
                .Run();
            foreach (var resource in row.Resources)
            {
                _insertResource.Bind(row.AccountId).Bind(resource).Bind(row.Id).Run();
            }
        }

        foreach (var head in heads)
        {
            _writeHead
                .Bind(NumberOf(head.AccountId))
                .Bind(head.Sequence)
                .Bind(head.Hash)
                .Bind(head.EventId)
                .Bind(head.LatestTime.ToUnixTimeMilliseconds())
                .Bind(head.WasTurnedBack)
                .Run();
        }
    }

    protected override void InsertDocuments(IReadOnlyList<(string Account, StoredContent Content)> documents, DbTransaction transaction)
    {
        foreach (var (account, content) in documents)
        {
            _insertDocument.Bind(account).Bind(content.Hash).Bind(content.Content).Run();
        }
    }

    private static long NumberOf(string account) => long.Parse(account, CultureInfo.InvariantCulture);

    /// <summary>The number that a bound statement answers with; null where it answers nothing.</summary>
    private static int? NumberOf(SqliteStatement statement)
    {
        int? number = statement.Step() ? (int)statement.Int64(0) : null;
        statement.Reset();
        return number;
    }
}
