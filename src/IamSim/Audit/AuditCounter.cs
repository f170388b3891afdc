using System.Globalization;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit;

/// <summary>How many events have a value.</summary>
/// <param name="Value">The value of a field; null for events that have none.</param>
/// <param name="Count">How many.</param>
internal sealed record AuditCount(string? Value, long Count);

/// <summary>How many events are of a span of time.</summary>
/// <param name="From">The span's begin.</param>
/// <param name="Count">How many.</param>
internal sealed record AuditTimeCount(DateTimeOffset From, long Count);

/// <summary>Events of one kind, counted, and when they were.</summary>
/// <param name="Values">The values of the columns that they have in common.</param>
/// <param name="Count">How many.</param>
/// <param name="Failed">How many of them were refused.</param>
/// <param name="First">When the first was.</param>
/// <param name="Last">When the last was.</param>
/// <param name="LastId">The <see cref="AuditEvent.Id"/> of the last in the order of the trail.</param>
internal sealed record AuditSpan(IReadOnlyList<string?> Values, long Count, long Failed, DateTimeOffset First, DateTimeOffset Last, long LastId);

/// <summary>Counts events.</summary>
internal sealed class AuditCounter(IamDb db)
{
    /// <summary>A truth as a count's value.</summary>
    public static string Truth(bool value) => value ? "true" : "false";

    /// <summary>The begin of the span that a time is in. Spans begin at multiples of their length since 1970.</summary>
    public static DateTimeOffset BeginOf(DateTimeOffset time, TimeSpan span)
    {
        var length = (long)span.TotalMilliseconds;
        return DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds() / length * length);
    }

    /// <summary>The events of each span of time that has any, in the order of time.</summary>
    public async Task<IReadOnlyList<AuditTimeCount>> ByTimeAsync(AuditQuery query, TimeSpan span, CancellationToken ct)
    {
        if (await AuditFilter.OfAsync(db, query, ct) is not { } filter)
        {
            return [];
        }

        var length = ((long)span.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var sql = filter.Grouped($"e.\"EventTime\" / {length} AS \"Key\", count(*) AS \"Count\"", $"e.\"EventTime\" / {length}", "ORDER BY 1");
        var counts = await db.Database.SqlQueryRaw<NumberRow>(sql, filter.Values).ToListAsync(ct);
        return [.. counts.Select(c => new AuditTimeCount(DateTimeOffset.FromUnixTimeMilliseconds(c.Key * (long)span.TotalMilliseconds), c.Count))];
    }

    /// <summary>The values that most events have in a column, with how many.</summary>
    /// <param name="query">Which events.</param>
    /// <param name="column">A column of texts.</param>
    /// <param name="most">The most values to answer with.</param>
    /// <param name="ct">Stops the counting.</param>
    public async Task<IReadOnlyList<AuditCount>> ByTextAsync(AuditQuery query, AuditColumn column, int most, CancellationToken ct)
    {
        if (await AuditFilter.OfAsync(db, query, ct) is not { } filter)
        {
            return [];
        }

        var name = $"e.\"{column}Text\"";
        var sql = filter.Grouped(
            $"{name} AS \"Key\", count(*) AS \"Count\"", name, string.Create(CultureInfo.InvariantCulture, $"ORDER BY 2 DESC, 1 LIMIT {most}"));
        var counts = await db.Database.SqlQueryRaw<TextRow>(sql, filter.Values).ToListAsync(ct);
        var texts = await TextsAsync(query.Account, counts.Select(c => c.Key), ct);
        return [.. counts.Select(c => new AuditCount(c.Key is { } key ? texts[key] : null, c.Count))];
    }

    /// <summary>How many events something is true of, and of how many it is not.</summary>
    /// <param name="query">Which events.</param>
    /// <param name="condition">The condition, as SQL.</param>
    /// <param name="ct">Stops the counting.</param>
    public async Task<IReadOnlyList<AuditCount>> ByTruthAsync(AuditQuery query, string condition, CancellationToken ct)
    {
        if (await AuditFilter.OfAsync(db, query, ct) is not { } filter)
        {
            return [];
        }

        var truth = $"CAST(CASE WHEN {condition} THEN 1 ELSE 0 END AS bigint)";
        var sql = filter.Grouped($"{truth} AS \"Key\", count(*) AS \"Count\"", truth, "ORDER BY 2 DESC, 1");
        var counts = await db.Database.SqlQueryRaw<NumberRow>(sql, filter.Values).ToListAsync(ct);
        return [.. counts.Select(c => new AuditCount(Truth(c.Key != 0), c.Count))];
    }

    /// <summary>The events of each pair of values of two columns, the latest first; of one column where both are the same.</summary>
    public async Task<IReadOnlyList<AuditSpan>> SpansAsync(AuditQuery query, AuditColumn first, AuditColumn second, int most, CancellationToken ct)
    {
        if (await AuditFilter.OfAsync(db, query, ct) is not { } filter)
        {
            return [];
        }

        var (one, two) = ($"e.\"{first}Text\"", $"e.\"{second}Text\"");
        var sql = filter.Grouped(
            $"""
            {one} AS "One", {two} AS "Two", count(*) AS "Count", count(e."ErrorCodeText") AS "Failed", min(e."EventTime") AS "First",
            max(e."EventTime") AS "Last", max(e."Id") AS "LastId"
            """,
            $"{one}, {two}",
            string.Create(CultureInfo.InvariantCulture, $"ORDER BY 7 DESC LIMIT {most}"));
        var spans = await db.Database.SqlQueryRaw<SpanRow>(sql, filter.Values).ToListAsync(ct);
        var texts = await TextsAsync(query.Account, spans.SelectMany(s => (int?[])[s.One, s.Two]), ct);
        return
        [
            .. spans.Select(s => new AuditSpan(
                [TextOf(s.One), TextOf(s.Two)],
                s.Count,
                s.Failed,
                DateTimeOffset.FromUnixTimeMilliseconds(s.First),
                DateTimeOffset.FromUnixTimeMilliseconds(s.Last),
                s.LastId)),
        ];

        string? TextOf(int? number) => number is null ? null : texts[number.Value];
    }

    private Task<Dictionary<int, string>> TextsAsync(string account, IEnumerable<int?> keys, CancellationToken ct) =>
        db.TextsOfAsync(account, keys.OfType<int>(), ct);

    private sealed record NumberRow(long Key, long Count);

    private sealed record TextRow(int? Key, long Count);

    private sealed record SpanRow(int? One, int? Two, long Count, long Failed, long First, long Last, long LastId);
}
