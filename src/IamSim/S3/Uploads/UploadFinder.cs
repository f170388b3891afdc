using IamSim.Calls;
using IamSim.Contracts;
using IamSim.S3.Buckets;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.S3.Uploads;

/// <summary>An upload in its bucket.</summary>
internal sealed record FoundUpload(HeldBucket Bucket, StoredUpload Upload);

/// <summary>Finds the upload that a request names.</summary>
internal sealed class UploadFinder(IServiceProvider services, IamDb db, BucketStore buckets)
{
    public async ValueTask<Outcome<FoundUpload>> FindAsync(Call call, string bucketName, string? expectedOwner, string key, string uploadId, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, bucketName, expectedOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        opened.Value.Note(call, key);
        var bucket = opened.Value.Id;
        return Guid.TryParseExact(uploadId, "N", out var id)
            && await db.S3Uploads.SingleOrDefaultAsync(u => u.Id == id && u.BucketId == bucket && u.Key == key, ct) is { } upload
            ? new FoundUpload(opened.Value, upload)
            : S3Errors.NoSuchUpload(uploadId);
    }
}
