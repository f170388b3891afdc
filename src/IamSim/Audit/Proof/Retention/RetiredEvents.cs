using IamSim.Simulator;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit.Proof.Retention;

/// <summary>Lets the oldest events of a retired range go, a handful at once; what is asked of them later stays.</summary>
/// <param name="account">Whose.</param>
/// <param name="upTo">The last event of the range.</param>
internal sealed class RetiredEvents(string account, long upTo) : SimulatorChange
{
    /// <summary>So many keep the lane for some hundredths of a second.</summary>
    private const int AtOnce = 500;

    /// <summary>How many went; fewer than there could be where these were the last.</summary>
    public int Gone { get; private set; }

    public bool WereTheLast => Gone < AtOnce;

    protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
    {
        var events = await db.EventsOf(account)
            .Where(e => e.Sequence <= upTo)
            .OrderBy(e => e.Sequence)
            .Take(AtOnce)
            .Select(e => new GoingEvent(e.Sequence, e.EventTime, e.EventName, e.EventSource, e.UserName, e.PrincipalId, e.AccessKeyId, e.Content))
            .ToListAsync(ct);
        Gone = events.Count;
        if (events.Count > 0)
        {
            await RetiredUses.CarryAsync(db, account, events, ct);
            var last = events[^1].Sequence;
            await db.AuditEvents.Where(e => e.AccountId == account && e.Sequence <= last).ExecuteDeleteAsync(ct);
        }
    }
}
