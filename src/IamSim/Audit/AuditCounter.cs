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

/// <summary>Counts events.</summary>
internal sealed class AuditCounter(IamDb db)
{
    /// <summary>The events of each span of time that has any, in the order of time. Spans begin at multiples of their length since 1970.</summary>
    public async Task<IReadOnlyList<AuditTimeCount>> ByTimeAsync(AuditQuery query, TimeSpan span, CancellationToken ct)
    {
        if (await AuditFilter.OfAsync(db, query, ct) is not { } filter)
        {
            return [];
        }

        var length = ((long)span.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var sql = filter.Grouped($"e.\"EventTime\" / {length} AS \"Key\", count(*) AS \"Count\"", $"e.\"EventTime\" / {length}", "ORDER BY 1");
        var counts = await db.Database.SqlQueryRaw<TimeRow>(sql, filter.Values).ToListAsync(ct);
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
        int[] numbers = [.. counts.Select(c => c.Key).OfType<int>()];
        var texts = await db.AuditTexts
            .Where(t => t.AccountId == query.Account && EF.Parameter(numbers).Contains(t.Id))
            .ToDictionaryAsync(t => t.Id, t => t.Text, ct);
        return [.. counts.Select(c => new AuditCount(c.Key is { } key ? texts[key] : null, c.Count))];
    }

    private sealed record TimeRow(long Key, long Count);

    private sealed record TextRow(int? Key, long Count);
}
