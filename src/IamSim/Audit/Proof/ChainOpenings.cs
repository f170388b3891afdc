using IamSim.Hosting;
using IamSim.Simulator;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit.Proof;

/// <summary>The events that chains begin with, or go on with, when a reset or a restore has put other ones in their place.</summary>
internal sealed class ChainOpenings(IamSimOptions options, Ids ids)
{
    /// <summary>
    /// One for each account whose chain is gone, for its owner is to see it in the account's own trail; one for each that came in, for its chain goes on
    /// here; and one for the default account, so that a reset is told of even where nothing was.
    /// </summary>
    /// <param name="lane">The lane's context, behind the replacement.</param>
    /// <param name="reason"><c>reset</c> or <c>restore</c>.</param>
    /// <param name="replaced">The ends of the chains that are gone.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<AuditEntry>> OfAsync(IamDb lane, string reason, IReadOnlyList<AuditHead> replaced, CancellationToken ct)
    {
        var time = SimulatorClock.NowBy(await lane.SimulatorClock.AsNoTracking().SingleOrDefaultAsync(ct));
        var ends = replaced.ToDictionary(head => head.AccountId);
        var present = await lane.AuditHeads.Select(head => head.AccountId).ToListAsync(ct);
        return ends.Keys.Union(present).Append(options.AccountId).Distinct().Order(StringComparer.Ordinal)
            .Select(account => ChainOpening.Of(ids.Event(), account, reason, ends.GetValueOrDefault(account), time, options.Region))
            .ToList();
    }
}
