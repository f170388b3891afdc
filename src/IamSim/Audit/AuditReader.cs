using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit;

/// <summary>Answers questions about events, newest first by sequence.</summary>
internal sealed class AuditReader(IamDb db)
{
    /// <summary>
    /// The newest events that the question is met by. The next page is asked for with the last one's sequence as <see cref="AuditQuery.Before"/>.
    /// </summary>
    public async Task<IReadOnlyList<FoundEvent>> FindAsync(AuditQuery query, CancellationToken ct) =>
        await AuditFilter.OfAsync(db, query, ct) is { } filter ? await ReadAsync(query, filter, filter.NewestFirst("e.*", query.Max), ct) : [];

    /// <summary>The oldest events that the question is met by; the next page is asked for with <see cref="AuditQuery.After"/>.</summary>
    public async Task<IReadOnlyList<FoundEvent>> FindOldestAsync(AuditQuery query, CancellationToken ct) =>
        await AuditFilter.OfAsync(db, query, ct) is { } filter ? await ReadAsync(query, filter, filter.OldestFirst("e.*", query.Max), ct) : [];

    private async Task<IReadOnlyList<FoundEvent>> ReadAsync(AuditQuery query, AuditFilter filter, string sql, CancellationToken ct)
    {
#pragma warning disable EF1002 // The text is AuditFilter's own; what is asked for goes by parameters.
        var rows = await db.AuditEvents.FromSqlRaw(sql, filter.Values).AsNoTracking().ToListAsync(ct);
#pragma warning restore EF1002
        var texts = await db.TextsOfAsync(query.Account, FoundEvent.TextsOf(rows), ct);
        IEnumerable<FoundEvent> found = rows.Select(row => new FoundEvent(row, texts));

        // Half of an eventID is what the index has.
        return [.. query.EventId is { } eventId ? found.Where(e => e.EventId == eventId) : found];
    }
}
