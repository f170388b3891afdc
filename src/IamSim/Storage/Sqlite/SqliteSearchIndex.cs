using System.Data.Common;
using IamSim.Audit;
using IamSim.Audit.Search;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Storage.Sqlite;

/// <summary>
/// The index of events' words by FTS5, without the words themselves. Its tokenizer has nothing to do but to cut at blanks: words come ready, and to
/// <c>ascii</c> every character beyond ASCII is part of one.
/// </summary>
/// <remarks><see href="https://www.sqlite.org/fts5.html#contentless_delete_tables">SQLite: FTS5 contentless-delete tables</see></remarks>
internal sealed class SqliteSearchIndex : SearchIndex
{
    protected override string TableSql =>
        $"""CREATE VIRTUAL TABLE IF NOT EXISTS "{Table}" USING fts5(Account, Words, content='', contentless_delete=1, tokenize='ascii');""";

    protected override string EmptySql => $"""INSERT INTO "{Table}" ("{Table}") VALUES ('delete-all');""";

    protected override string RemoveSql => $"""DELETE FROM "{Table}" WHERE rowid = @event""";

    protected override string EntriesSql => $$"""
        SELECT w.id AS "EventId", e."Id" IS NULL AS "IsGone" FROM "{{Table}}_docsize" AS w LEFT JOIN "AuditEvents" AS e ON e."Id" = w.id
        WHERE w.id > {0} ORDER BY w.id LIMIT {1}
        """;

    public override async Task<IReadOnlyList<AuditEvent>> EventsBehindAsync(IamDb db, long behind, int most, CancellationToken ct) =>
        await db.AuditEvents.Where(e => e.Id > behind).OrderBy(e => e.Id).Take(most).ToListAsync(ct);

    protected override void Insert(DbTransaction transaction, IReadOnlyList<SearchedEvent> events)
    {
        using var insert = Command(
            transaction,
            $"""INSERT INTO "{Table}" (rowid, Account, Words) VALUES (@event, @account, @words)""",
            ("event", 0L),
            ("account", ""),
            ("words", ""));
        foreach (var each in events)
        {
            insert.Parameters[0].Value = each.EventId;
            insert.Parameters[1].Value = each.Account;
            insert.Parameters[2].Value = string.Join(' ', each.Words);
            insert.ExecuteNonQuery();
        }
    }
}
