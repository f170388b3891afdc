using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit;

/// <summary>A place in an account's chain.</summary>
/// <param name="Id">The event's number over all accounts.</param>
/// <param name="Sequence">Its number within the account.</param>
internal readonly record struct Place(long Id, long Sequence)
{
    public static Place Start => new(0, 0);

    public static Place End => new(long.MaxValue, long.MaxValue);
}

/// <summary>Finds places in an account's chain.</summary>
internal sealed class AuditPlaces(IamDb db, string account)
{
    private IQueryable<AuditEvent> Events => db.AuditEvents.Where(e => e.AccountId == account);

    /// <summary>The place of an event; null where there is none of that sequence.</summary>
    public async Task<Place?> OfAsync(long sequence, CancellationToken ct) =>
        await Events.Where(e => e.Sequence == sequence).Select(e => (Place?)new Place(e.Id, e.Sequence)).FirstOrDefaultAsync(ct);

    public Task<bool> WereTurnedBackAsync(CancellationToken ct) =>
        db.AuditHeads.Where(h => h.AccountId == account).Select(h => h.WasTurnedBack).FirstOrDefaultAsync(ct);

    /// <summary>
    /// The places between which all events of a span of time stand, as long as the clock was not turned back. What comes later in the chain is at most
    /// <see cref="AuditHead.Overtaking"/> earlier: so any event that is earlier than the span by more than that stands before it, and any that is later by
    /// more stands behind.
    /// </summary>
    public async Task<(Place Above, Place Below)> SpanAsync(DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct)
    {
        var (above, below) = (Place.Start, Place.End);
        if (from is not null && from - DateTimeOffset.UnixEpoch > AuditHead.Overtaking)
        {
            var before = from - AuditHead.Overtaking;
            above = await Events.Where(e => e.EventTime < before).OrderByDescending(e => e.EventTime)
                .Select(e => (Place?)new Place(e.Id, e.Sequence)).FirstOrDefaultAsync(ct) ?? above;
        }

        if (to is not null && DateTimeOffset.MaxValue - to > AuditHead.Overtaking)
        {
            var behind = to + AuditHead.Overtaking;
            below = await Events.Where(e => e.EventTime > behind).OrderBy(e => e.EventTime)
                .Select(e => (Place?)new Place(e.Id, e.Sequence)).FirstOrDefaultAsync(ct) ?? below;
        }

        return (above, below);
    }
}
