using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.S3.Buckets;

/// <summary>How buckets are found.</summary>
internal static class BucketQueries
{
    private static readonly HotQuery<Func<IamDb, string, string, Task<StoredBucket?>>> ByName = new(
        () => EF.CompileAsyncQuery((IamDb db, string partition, string name) =>
            db.S3Buckets.AsNoTracking().SingleOrDefault(b => b.Partition == partition && b.Name == name)),
        () => EF.CompileAsyncQuery((IamDb db, string partition, string name) =>
            db.S3Buckets.AsNoTracking().SingleOrDefault(b => b.Partition == partition && b.Name == name)));

    /// <summary>A bucket's row, untracked even in the lane: those that decide only look at it.</summary>
    public static Task<StoredBucket?> FindBucketAsync(this IamDb db, string partition, string name, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ByName.For(db)(db, partition, name);
    }

    /// <summary>A bucket's row for who changes it.</summary>
    public static Task<StoredBucket> TrackAsync(this IamDb db, HeldBucket bucket, CancellationToken ct) =>
        db.S3Buckets.AsTracking().SingleAsync(b => b.Partition == bucket.Stored.Partition && b.Name == bucket.Name, ct);

    /// <summary>
    /// The bucket that a request names, noted in the event: it has to be there, and to be of the account that the caller takes for its owner.
    /// </summary>
    /// <param name="buckets">Where buckets are.</param>
    /// <param name="services">The operation's scope.</param>
    /// <param name="call">The call.</param>
    /// <param name="name">The name.</param>
    /// <param name="expectedOwner"><c>x-amz-expected-bucket-owner</c>.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async ValueTask<Outcome<HeldBucket>> OpenAsync(
        this BucketStore buckets, IServiceProvider services, Call call, string name, string? expectedOwner, CancellationToken ct)
    {
        if (await buckets.FindAsync(services, call.Partition, name, ct) is not { } bucket)
        {
            return S3Errors.NoSuchBucket(name);
        }

        // "If the account ID that you provide does not match the actual owner of the bucket, the request fails with the HTTP status code 403".
        return expectedOwner is not null && expectedOwner != bucket.Stored.AccountId ? S3Errors.AccessDenied() : bucket;
    }
}
