using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit;

/// <summary>An event as whoever follows a trail reads it.</summary>
/// <param name="Sequence">Its place in its account's chain.</param>
/// <param name="Time">The simulator's time of the call.</param>
/// <param name="Record">The CloudTrail record: JSON in UTF-8.</param>
internal readonly record struct FedEvent(long Sequence, DateTimeOffset Time, byte[] Record);

/// <summary>
/// An account's events in the order of their chain, for whoever passes them on: delivery, event data stores, exports, the live tail. Nobody is told of
/// one that is not committed.
/// </summary>
internal sealed class AuditFeed(Database database)
{
    /// <summary>The events behind a place in the chain, oldest first.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="after">The sequence that the last event read has; 0 for none.</param>
    /// <param name="most">The most events to answer with.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<FedEvent>> ReadAsync(string account, long after, int most, CancellationToken ct)
    {
        await using var db = database.Rent();
        var events = await db.AuditEvents
            .Where(e => e.AccountId == account && e.Sequence > after)
            .OrderBy(e => e.Sequence)
            .Take(most)
            .Select(e => new { e.Sequence, e.EventTime, e.Content })
            .ToListAsync(ct);
        return [.. events.Select(e => new FedEvent(e.Sequence, e.EventTime, AuditContent.RecordOf(e.Content)))];
    }

    /// <summary>The last event's sequence; 0 where the account has none.</summary>
    public async Task<long> EndAsync(string account, CancellationToken ct)
    {
        await using var db = database.Rent();
        return await db.AuditHeads.Where(h => h.AccountId == account).Select(h => h.Sequence).FirstOrDefaultAsync(ct);
    }
}
