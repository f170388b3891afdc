using System.Collections.Concurrent;
using IamSim.Audit;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.EventDataStores.Segments;

/// <summary>
/// Takes the events of the trail into event data stores, each of them once and in order, and into files that are never changed. What is missing, or is of
/// another trail, is made anew.
/// </summary>
internal sealed class LakeIngestion(Database database, AuditFeed feed, LakeFolder folder, SegmentWriter writer, ILogger<LakeIngestion> log)
{
    // A chunk becomes a segment. The more it has the better it is compressed; its lines are in a file meanwhile, so memory does not grow with it.
    private const int EventsPerRead = 5000;
    private const int EventsPerSegment = 200_000;
    private const long BytesPerSegment = 256L << 20;

    // Smaller ones are merged once there are so many of them.
    private const int SmallSegment = 100_000;
    private const int MostSmall = 8;

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private readonly ConcurrentDictionary<string, LakeStoreFiles> _files = [];

    /// <summary>Takes in all that the trail has by now, and gives the files, which stay as long as the lease is held.</summary>
    public async Task<LakeLease> TakeInAsync(string account, string storeId, CancellationToken ct)
    {
        var files = _files.GetOrAdd(storeId, static _ => new LakeStoreFiles());
        await files.Turn.WaitAsync(ct);
        try
        {
            var segments = new List<LakeSegment>();
            foreach (var stretch in await StretchesAsync(account, storeId, ct))
            {
                segments.AddRange(await TakeInAsync(stretch, files, ct));
            }

            return files.Lease(segments);
        }
        finally
        {
            files.Turn.Release();
        }
    }

    /// <summary>Takes a store's files away: they are made anew when they are asked for.</summary>
    public async Task ForgetAsync(string account, string storeId, CancellationToken ct)
    {
        var files = _files.GetOrAdd(storeId, static _ => new LakeStoreFiles());
        await files.Turn.WaitAsync(ct);
        try
        {
            foreach (var stretch in await StretchesAsync(account, storeId, ct))
            {
                var (segments, left) = LakeSegment.ChainIn(stretch.Folder, stretch.After);
                files.Doom(segments.Select(s => s.Path).Concat(left));
            }
        }
        finally
        {
            files.Turn.Release();
        }
    }

    /// <summary>How long a store keeps its events.</summary>
    public async Task<TimeSpan> RetentionOfAsync(string account, string storeId, CancellationToken ct)
    {
        await using var db = database.Rent();
        return TimeSpan.FromDays(await db.LakeStores.Where(s => s.AccountId == account && s.Id == storeId).Select(s => s.RetentionPeriod).FirstOrDefaultAsync(ct));
    }

    private async Task<List<LakeStretch>> StretchesAsync(string account, string storeId, CancellationToken ct)
    {
        await using var db = database.Rent();
        var stretches = new List<LakeStretch>();
        foreach (var span in await db.LakeSpans.Where(s => s.AccountId == account && s.StoreId == storeId).OrderBy(s => s.Number).ToListAsync(ct))
        {
            stretches.AddRange(LakeStretch.Of(span, await db.AccountsOfAsync(account, span.IsOrganization, ct), folder.Of(storeId)));
        }

        return stretches;
    }

    private async Task<List<LakeSegment>> TakeInAsync(LakeStretch stretch, LakeStoreFiles files, CancellationToken ct)
    {
        var end = await feed.EndAsync(stretch.Account, ct);
        var to = Math.Min(stretch.To ?? end, end);
        var (segments, left) = LakeSegment.ChainIn(stretch.Folder, stretch.After);
        while (segments.Count > 0 && (segments[^1].To > to || !await IsOfThisTrailAsync(stretch.Account, segments[^1], ct)))
        {
            left.Add(segments[^1].Path);
            segments.RemoveAt(segments.Count - 1);
        }

        files.Doom(left);
        Task<LakeSegment>? making = null;
        try
        {
            var after = segments.Count > 0 ? segments[^1].To : stretch.After;
            while (after < to && await ReadAsync(stretch, after, to, ct) is { } chunk)
            {
                after = chunk.To;
                if (making is not null)
                {
                    segments.Add(await making);
                }

                // While this becomes a segment, the next is read.
                making = Task.Run(() => Make(stretch, chunk), CancellationToken.None);
            }
        }
        finally
        {
            if (making is not null)
            {
                segments.Add(await making);
            }
        }

        return Merge(stretch, segments, files);
    }

    /// <summary>The next events as lines of a file; null where the trail has none, because they are retired.</summary>
    private async Task<Chunk?> ReadAsync(LakeStretch stretch, long after, long to, CancellationToken ct)
    {
        var path = folder.Temporary("ndjson");
        var last = after;
        var events = 0;
        try
        {
            await using (var lines = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1 << 20))
            {
                while (last < to && events < EventsPerSegment && lines.Length < BytesPerSegment)
                {
                    var read = await feed.ReadAsync(stretch.Account, last, (int)Math.Min(EventsPerRead, to - last), ct);
                    foreach (var fed in read)
                    {
                        if (fed.Sequence > to)
                        {
                            break;
                        }

                        last = fed.Sequence;
                        events++;
                        if (stretch.Selection?.Matches(fed.Record) != false)
                        {
                            lines.Write(fed.Record);
                            lines.Write(LineEnd);
                        }
                    }

                    if (read.Count == 0 || read[^1].Sequence >= to)
                    {
                        break;
                    }
                }
            }

            if (events > 0 && await HashAtAsync(stretch.Account, last, ct) is { } hash)
            {
                return new Chunk(path, after, last, hash);
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        File.Delete(path);
        return null;
    }

    private LakeSegment Make(LakeStretch stretch, Chunk chunk)
    {
        try
        {
            return writer.Write(chunk.Lines, stretch.Condition, rows => LakeSegment.Of(stretch.Folder, chunk.After, chunk.To, rows, chunk.Hash));
        }
        finally
        {
            File.Delete(chunk.Lines);
        }
    }

    private List<LakeSegment> Merge(LakeStretch stretch, List<LakeSegment> segments, LakeStoreFiles files)
    {
        var small = 0;
        while (small < segments.Count && segments[^(small + 1)].Rows < SmallSegment)
        {
            small++;
        }

        if (small <= MostSmall)
        {
            return segments;
        }

        var merged = segments.GetRange(segments.Count - small, small);
        var last = merged[^1];
        try
        {
            var one = writer.Merge(merged, rows => LakeSegment.Of(stretch.Folder, merged[0].After, last.To, rows, Convert.FromHexString(last.Chain)));
            segments.RemoveRange(segments.Count - small, small);
            segments.Add(one);
            files.Doom(merged.Select(s => s.Path));
        }
        catch (Exception e) when (e is DuckDB.NET.Data.DuckDBException or IOException)
        {
            // They serve as they are.
            log.LogWarning(e, "{Segments} segments in {Folder} could not be merged.", small, stretch.Folder);
        }

        return segments;
    }

    /// <summary>
    /// The hash at a segment's end covers all events before it. Where the event is no more in the trail because it is retired, no other can be in its place.
    /// </summary>
    private async Task<bool> IsOfThisTrailAsync(string account, LakeSegment segment, CancellationToken ct)
    {
        if (await HashAtAsync(account, segment.To, ct) is { } hash)
        {
            return LakeSegment.ChainOf(hash) == segment.Chain;
        }

        await using var db = database.Rent();
        return !await db.AuditEvents.AnyAsync(e => e.AccountId == account && e.Sequence <= segment.To, ct);
    }

    private async Task<byte[]?> HashAtAsync(string account, long sequence, CancellationToken ct)
    {
        await using var db = database.Rent();
        return await db.AuditEvents.Where(e => e.AccountId == account && e.Sequence == sequence).Select(e => e.Hash).FirstOrDefaultAsync(ct);
    }

    private sealed record Chunk(string Lines, long After, long To, byte[] Hash);
}
