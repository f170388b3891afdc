using System.Data.Common;
using System.Globalization;
using System.Text;
using IamSim.Audit;
using IamSim.Audit.Search;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Storage.PostgreSql;

/// <summary>The index of events' words as <c>tsvector</c>s, made of ready words: PostgreSQL's own parser would cut otherwise.</summary>
/// <remarks><see href="https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSVECTOR">PostgreSQL: tsvector</see></remarks>
internal sealed class PostgreSqlSearchIndex : SearchIndex
{
    protected override string TableSql => $"""
        CREATE TABLE IF NOT EXISTS "{Table}" ("AccountId" bigint NOT NULL, "EventId" bigint NOT NULL, "Words" tsvector NOT NULL, PRIMARY KEY ("EventId"));
        CREATE INDEX IF NOT EXISTS "IX_{Table}_Words" ON "{Table}" USING gin ("Words");
        """;

    protected override string EmptySql => $"""DELETE FROM "{Table}";""";

    protected override string RemoveSql => $"""DELETE FROM "{Table}" WHERE "EventId" = @event""";

    protected override string EntriesSql => $$"""
        SELECT w."EventId", e."Id" IS NULL AS "IsGone"
        FROM "{{Table}}" AS w LEFT JOIN "AuditEvents" AS e ON e."AccountId" = w."AccountId" AND e."Id" = w."EventId"
        WHERE w."EventId" > {0} ORDER BY w."EventId" LIMIT {1}
        """;

    /// <remarks>
    /// No index has events of all accounts in order. One statement sees one moment: numbers are given in the order of commits, so nothing is passed over.
    /// </remarks>
    public override async Task<IReadOnlyList<AuditEvent>> EventsBehindAsync(IamDb db, long behind, int most, CancellationToken ct) => await db.AuditEvents.FromSqlRaw(
        """
        SELECT e.* FROM "AuditHeads" AS h CROSS JOIN LATERAL (
            SELECT * FROM "AuditEvents" AS each WHERE each."AccountId" = h."AccountId"::bigint AND each."Id" > {0} ORDER BY each."Id" LIMIT {1}) AS e
        WHERE h."EventId" > {0} ORDER BY e."Id" LIMIT {1}
        """,
        behind,
        most).ToListAsync(ct);

    protected override void Insert(DbTransaction transaction, IReadOnlyList<SearchedEvent> events)
    {
        using var insert = Command(
            transaction,
            $"""
            INSERT INTO "{Table}" ("AccountId", "EventId", "Words")
            SELECT account, event, words::tsvector FROM unnest(@accounts, @events, @words) AS each (account, event, words)
            """,
            ("accounts", events.Select(each => long.Parse(each.Account, CultureInfo.InvariantCulture)).ToArray()),
            ("events", events.Select(each => each.EventId).ToArray()),
            ("words", events.Select(VectorOf).ToArray()));
        insert.ExecuteNonQuery();
    }

    /// <summary><c>'@123456789012' 'alice':1,7 'user':2</c></summary>
    private static string VectorOf(SearchedEvent each)
    {
        var vector = new StringBuilder($"'{AccountWord(each.Account)}'");
        foreach (var places in each.Words.Index().GroupBy(word => word.Item, word => word.Index + 1))
        {
            vector.Append(CultureInfo.InvariantCulture, $" '{places.Key}':").AppendJoin(',', places);
        }

        return vector.ToString();
    }
}
