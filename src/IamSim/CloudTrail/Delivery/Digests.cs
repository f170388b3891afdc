using IamSim.CloudTrail.Keys;
using IamSim.CloudTrail.Trails;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Delivery;

/// <summary>Makes a trail's digests: one an hour for each region of each account, whether or not anything was delivered in it.</summary>
/// <remarks>
/// Every digest has the signature of the one before. A chain begins with the trail's logging in its home region, and in another with its first log file there;
/// it ends with logging, or with validation.
/// </remarks>
internal sealed class Digests(Database database, WriterLane lane, TrailKeys keys, Ids ids)
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    /// <summary>
    /// So many hours are made up for, where the clock was moved or the server stood still; of what is longer ago there are no digests, and a chain begins anew.
    /// </summary>
    private const int MostPeriods = 24 * 7;

    public async Task TakeAsync(Trail trail, string? organization, DateTimeOffset now, CancellationToken ct)
    {
        if (trail.ValidatedSince is null)
        {
            return;
        }

        foreach (var chain in await ChainsAsync(trail, ct))
        {
            var skipped = (long)((now - chain.From) / Period) - MostPeriods;
            if (skipped > 0)
            {
                chain.From += skipped * Period;
                (chain.PreviousBucket, chain.PreviousKey, chain.PreviousHash, chain.PreviousSignature) = (null, null, null, null);
                await lane.RunAsync(new Restart(chain), ct);
            }

            while (chain.From + Period <= now && await TakeAsync(trail, organization, chain, ct))
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>One digest; false where the chain ends, or another server was first.</summary>
    private async Task<bool> TakeAsync(Trail trail, string? organization, DigestChain chain, CancellationToken ct)
    {
        var end = chain.From + Period;
        var files = await FilesAsync(trail, chain, end, ct);
        var key = LogFileNames.Digest(trail, organization, chain.SourceAccountId, chain.Region, end);
        var signer = await keys.GetAsync(trail.AccountId, trail.HomeRegion, end, ct);
        var content = LogFileContent.Of(DigestContent.Write(chain, end, trail.Bucket, key, signer.Fingerprint, files));
        var signature = keys.Sign(signer, DigestContent.SigningString(chain, end, trail.Bucket, key, content.Hash));
        var digest = new TrailFile
        {
            AccountId = trail.AccountId,
            TrailId = trail.Id,
            FileId = ids.Event(),
            SourceAccountId = chain.SourceAccountId,
            Region = chain.Region,
            Bucket = trail.Bucket,
            Key = key,
            Hash = content.Hash,
            Content = content.Compressed,
            Signature = signature,
            Time = end,
        };
        var step = new Step(chain, end, digest, [.. files.Select(f => f.FileId)], isLast: !trail.IsLogging);
        await lane.RunAsync(step, ct);
        chain.From = end;
        (chain.PreviousBucket, chain.PreviousKey, chain.PreviousHash, chain.PreviousSignature) = (digest.Bucket, digest.Key, digest.Hash, digest.Signature);
        return step.HasHappened && trail.IsLogging;
    }

    /// <summary>The chains that there are, and those that have to begin.</summary>
    private async Task<List<DigestChain>> ChainsAsync(Trail trail, CancellationToken ct)
    {
        await using var db = database.Rent();
        var chains = await db.DigestChains.Where(c => c.AccountId == trail.AccountId && c.TrailId == trail.Id).ToListAsync(ct);
        var waiting = await db.TrailFiles
            .Where(f => f.AccountId == trail.AccountId && f.TrailId == trail.Id && f.IsForDigest)
            .GroupBy(f => new { f.SourceAccountId, f.Region })
            .Select(g => new { g.Key.SourceAccountId, g.Key.Region, First = g.Min(f => f.Time) })
            .ToListAsync(ct);

        var begins = waiting.Select(w => (Account: w.SourceAccountId, w.Region, From: w.First)).ToList();
        if (trail is { IsLogging: true, StartedAt: { } started })
        {
            begins.Add((trail.AccountId, trail.HomeRegion, started > trail.ValidatedSince ? started : trail.ValidatedSince!.Value));
        }

        foreach (var (account, region, from) in begins.OrderBy(b => b.From))
        {
            if (!chains.Exists(c => c.SourceAccountId == account && c.Region == region))
            {
                // A digest's times are whole seconds.
                var chain = new DigestChain
                {
                    AccountId = trail.AccountId,
                    TrailId = trail.Id,
                    SourceAccountId = account,
                    Region = region,
                    From = DateTimeOffset.FromUnixTimeSeconds(from.ToUnixTimeSeconds()),
                };
                await lane.RunAsync(new Beginning(chain), ct);
                chains.Add(chain);
            }
        }

        return chains;
    }

    private async Task<List<TrailFile>> FilesAsync(Trail trail, DigestChain chain, DateTimeOffset end, CancellationToken ct)
    {
        await using var db = database.Rent();
        return await db.TrailFiles
            .Where(f => f.AccountId == trail.AccountId && f.TrailId == trail.Id && f.IsForDigest
                && f.SourceAccountId == chain.SourceAccountId && f.Region == chain.Region && f.Time < end)
            .OrderBy(f => f.Time).ThenBy(f => f.FileId)
            .ToListAsync(ct);
    }

    private static Task<DigestChain?> FindAsync(IamDb db, DigestChain chain, CancellationToken ct) => db.DigestChains.SingleOrDefaultAsync(
        c => c.AccountId == chain.AccountId && c.TrailId == chain.TrailId && c.SourceAccountId == chain.SourceAccountId && c.Region == chain.Region, ct);

    private sealed class Beginning(DigestChain chain) : SimulatorChange
    {
        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            if (await db.Trails.AnyAsync(t => t.AccountId == chain.AccountId && t.Id == chain.TrailId, ct) && await FindAsync(db, chain, ct) is null)
            {
                db.DigestChains.Add(chain);
            }
        }
    }

    private sealed class Restart(DigestChain later) : SimulatorChange
    {
        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            if (await FindAsync(db, later, ct) is { } chain && chain.From < later.From)
            {
                chain.From = later.From;
                (chain.PreviousBucket, chain.PreviousKey, chain.PreviousHash, chain.PreviousSignature) = (null, null, null, null);
            }
        }
    }

    /// <summary>Notes the digest and where its chain stands then, unless another server was first or the chain was broken.</summary>
    private sealed class Step(DigestChain seen, DateTimeOffset end, TrailFile digest, HashSet<Guid> digested, bool isLast) : SimulatorChange
    {
        // The reader's copy moves on; what was seen must not.
        private readonly DateTimeOffset _from = seen.From;

        public bool HasHappened { get; private set; }

        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            HasHappened = false;
            if (await FindAsync(db, seen, ct) is not { } chain || chain.From != _from)
            {
                return;
            }

            chain.From = end;
            (chain.PreviousBucket, chain.PreviousKey, chain.PreviousHash, chain.PreviousSignature) = (digest.Bucket, digest.Key, digest.Hash, digest.Signature);
            if (isLast)
            {
                db.DigestChains.Remove(chain);
            }

            db.TrailFiles.Add(digest);
            foreach (var file in await db.TrailFiles.Where(f => f.AccountId == seen.AccountId && f.TrailId == seen.TrailId && f.IsForDigest).ToListAsync(ct))
            {
                if (digested.Contains(file.FileId))
                {
                    file.IsForDigest = false;
                    if (file.Content is null)
                    {
                        db.TrailFiles.Remove(file);
                    }
                }
            }

            HasHappened = true;
        }
    }
}
