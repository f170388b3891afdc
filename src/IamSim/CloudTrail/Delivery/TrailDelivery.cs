using IamSim.CloudTrail.Trails;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Delivery;

/// <summary>
/// Delivers what trails log: log files about every five minutes of the simulator's clock, digests every hour. The clock may have been turned, so it is looked at
/// often; what a round takes is noted in the database before it is written.
/// </summary>
internal sealed class TrailDelivery(
    Database database,
    WriterLane lane,
    SimulatorClock clock,
    ILogDestination destination,
    LogFiles logs,
    Digests digests,
    NotedFiles noted,
    ILogger<TrailDelivery> log) : BackgroundService
{
    /// <summary>"CloudTrail typically delivers logs within an average of about 5 minutes of an API call."</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>How often the clock is looked at.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    /// <summary>When each trail's last round was.</summary>
    private readonly Dictionary<Guid, DateTimeOffset> _rounds = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!destination.IsThere)
        {
            return;
        }

        using var timer = new PeriodicTimer(Glance);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAroundAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Nothing may end the delivery: a restore that takes the tables away just now, a database that is gone for a while.
                log.LogWarning(e, "A round of deliveries failed; the next one tries again.");
            }
        }
    }

    private async Task LookAroundAsync(CancellationToken ct)
    {
        foreach (var trail in await DeliveringAsync(ct))
        {
            var now = clock.GetUtcNow();
            var last = _rounds.GetValueOrDefault(trail.Id, trail.StartedAt ?? now);

            // A clock that was turned back makes the next round due: nobody knows when else it would be.
            if (now - last < Interval && now >= last)
            {
                continue;
            }

            _rounds[trail.Id] = now;
            try
            {
                await DeliverAsync(trail, now, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "A delivery of trail {Trail} failed; the next round tries again.", trail.Arn);
            }
        }
    }

    private async Task<List<Trail>> DeliveringAsync(CancellationToken ct)
    {
        await using var db = database.Rent();
        return await db.Trails
            .Where(t => t.IsLogging
                || db.TrailSpans.Any(s => s.AccountId == t.AccountId && s.TrailId == t.Id)
                || db.DigestChains.Any(c => c.AccountId == t.AccountId && c.TrailId == t.Id)
                || db.TrailFiles.Any(f => f.AccountId == t.AccountId && f.TrailId == t.Id && f.Content != null))
            .ToListAsync(ct);
    }

    private async Task DeliverAsync(Trail trail, DateTimeOffset now, CancellationToken ct)
    {
        var organization = trail.IsOrganizationTrail ? await OrganizationOfAsync(trail, ct) : null;
        if (trail is { IsOrganizationTrail: true, IsLogging: true })
        {
            await lane.RunAsync(new NewMembers(trail), ct);
        }

        foreach (var span in await SpansAsync(trail, ct))
        {
            while (await logs.TakeAsync(trail, organization, span, now, ct))
            {
                ct.ThrowIfCancellationRequested();
            }
        }

        await digests.TakeAsync(trail, organization, now, ct);
        await noted.WriteAsync(trail, now, ct);
    }

    private async Task<List<TrailSpan>> SpansAsync(Trail trail, CancellationToken ct)
    {
        await using var db = database.Rent();
        return await db.TrailSpans.Where(s => s.AccountId == trail.AccountId && s.TrailId == trail.Id).ToListAsync(ct);
    }

    private async Task<string?> OrganizationOfAsync(Trail trail, CancellationToken ct)
    {
        await using var db = database.Rent();
        return await db.Organizations.Where(o => o.AccountId == trail.AccountId).Select(o => o.Id).SingleOrDefaultAsync(ct);
    }

    /// <summary>Accounts that have come into the organization since logging started: their events from the first on.</summary>
    private sealed class NewMembers(Trail seen) : SimulatorChange
    {
        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            if (await db.Trails.SingleOrDefaultAsync(t => t.AccountId == seen.AccountId && t.Id == seen.Id, ct) is not { IsLogging: true, IsOrganizationTrail: true } trail)
            {
                return;
            }

            var present = await db.TrailSpans.Where(s => s.AccountId == trail.AccountId && s.TrailId == trail.Id).Select(s => s.SourceAccountId).ToListAsync(ct);
            var missing = await db.MemberAccounts
                .Where(a => a.ManagementAccountId == trail.AccountId && !present.Contains(a.AccountId))
                .Select(a => new { a.AccountId, a.JoinedAt })
                .ToListAsync(ct);
            foreach (var member in missing)
            {
                var after = member.JoinedAt >= trail.StartedAt ? 0 : await TrailSpans.EndAsync(db, member.AccountId, ct);
                await TrailSpans.AddAsync(db, trail, member.AccountId, after, ct);
            }
        }
    }
}
