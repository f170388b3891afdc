using IamSim.CloudTrail.Trails;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Delivery;

/// <summary>Writes the files that are noted, and notes that they are written.</summary>
internal sealed class NotedFiles(Database database, WriterLane lane, ILogDestination destination, ILogger<NotedFiles> log)
{
    /// <summary>The most files whose content is in memory together.</summary>
    private const int MostFiles = 20;

    /// <summary>Writes what waits, oldest first, until nothing does or something cannot be written.</summary>
    public async Task WriteAsync(Trail trail, DateTimeOffset now, CancellationToken ct)
    {
        while (await NextAsync(trail, ct) is { Count: > 0 } files)
        {
            string? error = null;
            var written = new List<TrailFile>();
            foreach (var file in files)
            {
                if ((error = await PutAsync(file, ct)) is not null)
                {
                    // The next would fail too, and the order stays.
                    break;
                }

                written.Add(file);
            }

            await lane.RunAsync(new Written(trail, written, error is null ? null : files[written.Count], error, now), ct);
            if (error is not null)
            {
                return;
            }
        }
    }

    private async Task<List<TrailFile>> NextAsync(Trail trail, CancellationToken ct)
    {
        await using var db = database.Rent();
        return await db.TrailFiles
            .Where(f => f.AccountId == trail.AccountId && f.TrailId == trail.Id && f.Content != null)
            .OrderBy(f => f.FileId).Take(MostFiles)
            .ToListAsync(ct);
    }

    /// <summary>Null where it is written; the code that S3 would have answered where it is not.</summary>
    private async Task<string?> PutAsync(TrailFile file, CancellationToken ct)
    {
        var metadata = new Dictionary<string, string>();
        if (file.Signature is not null)
        {
            metadata["signature"] = DigestContent.Hex(file.Signature)!;
            metadata["signature-algorithm"] = DigestContent.SignatureAlgorithm;
        }

        try
        {
            await destination.PutAsync(file.Bucket, file.Key, file.Content!, metadata, ct);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "{Key} could not be delivered into {Bucket}", file.Key, file.Bucket);
            return e is UnauthorizedAccessException ? "AccessDenied" : "InternalError";
        }
    }

    private sealed class Written(Trail seen, List<TrailFile> written, TrailFile? failed, string? error, DateTimeOffset now) : SimulatorChange
    {
        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            if (await db.Trails.SingleOrDefaultAsync(t => t.AccountId == seen.AccountId && t.Id == seen.Id, ct) is not { } trail)
            {
                return;
            }

            foreach (var each in written)
            {
                if (await db.TrailFiles.SingleOrDefaultAsync(f => f.AccountId == each.AccountId && f.TrailId == each.TrailId && f.FileId == each.FileId, ct) is { } file)
                {
                    file.Content = null;
                    if (!file.IsForDigest)
                    {
                        db.TrailFiles.Remove(file);
                    }
                }

                if (each.IsDigest)
                {
                    (trail.DigestDeliveredAt, trail.DigestError) = (now, null);
                }
                else
                {
                    (trail.DeliveredAt, trail.DeliveryTriedAt, trail.DeliveryError) = (now, now, null);
                }
            }

            if (failed is { IsDigest: true })
            {
                trail.DigestError = error;
            }
            else if (failed is not null)
            {
                (trail.DeliveryTriedAt, trail.DeliveryError) = (now, error);
            }
        }
    }
}
