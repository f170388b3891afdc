using IamSim.CloudTrail.Trails;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Delivery;

/// <summary>Begins and ends what trails deliver. Only for use inside the lane.</summary>
internal static class TrailSpans
{
    /// <summary>Logging starts: of the trail's own account, and of an organization trail's members.</summary>
    public static async Task StartAsync(IamDb db, Trail trail, CancellationToken ct)
    {
        foreach (var account in await AccountsAsync(db, trail, ct))
        {
            await AddAsync(db, trail, account, await EndAsync(db, account, ct), ct);
        }
    }

    /// <summary>An account's events are delivered from a place in its chain on, unless they are already.</summary>
    public static async Task AddAsync(IamDb db, Trail trail, string account, long after, CancellationToken ct)
    {
        var present = await db.TrailSpans.Where(s => s.AccountId == trail.AccountId && s.TrailId == trail.Id && s.SourceAccountId == account).ToListAsync(ct);
        if (present.Find(span => span.Until is null && span.LastEventId is null) is not null)
        {
            return;
        }

        // Stopped and started again with nothing in between: the span goes on.
        if (present.Find(span => span.After == after) is { } same)
        {
            (same.Until, same.LastEventId) = (null, null);
            return;
        }

        db.TrailSpans.Add(new TrailSpan { AccountId = trail.AccountId, TrailId = trail.Id, SourceAccountId = account, After = after, Done = after });
    }

    /// <summary>Logging stops: what has happened is delivered still.</summary>
    public static async Task StopAsync(IamDb db, Trail trail, bool ofMembers, Guid? lastEvent, CancellationToken ct)
    {
        var open = await db.TrailSpans
            .Where(s => s.AccountId == trail.AccountId && s.TrailId == trail.Id && s.Until == null && (!ofMembers || s.SourceAccountId != trail.AccountId))
            .ToListAsync(ct);
        foreach (var span in open.Where(span => span.LastEventId is null))
        {
            span.Until = await EndAsync(db, span.SourceAccountId, ct);
            span.LastEventId = span.SourceAccountId == trail.AccountId ? lastEvent : null;
        }
    }

    /// <summary>Forgets the chains of digests, and the log files that waited for one.</summary>
    public static async Task BreakChainsAsync(IamDb db, Trail trail, CancellationToken ct)
    {
        db.DigestChains.RemoveRange(await db.DigestChains.Where(c => c.AccountId == trail.AccountId && c.TrailId == trail.Id).ToListAsync(ct));
        foreach (var file in await db.TrailFiles.Where(f => f.AccountId == trail.AccountId && f.TrailId == trail.Id && f.IsForDigest).ToListAsync(ct))
        {
            file.IsForDigest = false;
            if (file.Content is null)
            {
                db.TrailFiles.Remove(file);
            }
        }
    }

    /// <summary>Forgets all that is known of a trail's deliveries.</summary>
    public static async Task ForgetAsync(IamDb db, Trail trail, CancellationToken ct)
    {
        db.TrailSpans.RemoveRange(await db.TrailSpans.Where(s => s.AccountId == trail.AccountId && s.TrailId == trail.Id).ToListAsync(ct));
        db.DigestChains.RemoveRange(await db.DigestChains.Where(c => c.AccountId == trail.AccountId && c.TrailId == trail.Id).ToListAsync(ct));
        db.TrailFiles.RemoveRange(await db.TrailFiles.Where(f => f.AccountId == trail.AccountId && f.TrailId == trail.Id).ToListAsync(ct));
    }

    /// <summary>The accounts whose events a trail delivers.</summary>
    public static async Task<List<string>> AccountsAsync(IamDb db, Trail trail, CancellationToken ct) => trail.IsOrganizationTrail
        ? await db.MemberAccounts.Where(a => a.ManagementAccountId == trail.AccountId).Select(a => a.AccountId).ToListAsync(ct)
        : [trail.AccountId];

    public static Task<long> EndAsync(IamDb db, string account, CancellationToken ct) =>
        db.AuditHeads.Where(h => h.AccountId == account).Select(h => h.Sequence).FirstOrDefaultAsync(ct);
}
