using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.S3.Authorization;
using IamSim.S3.Buckets;
using IamSim.S3.Facts;

namespace IamSim.S3.Objects;

/// <summary>Finds the object that a request reads, and says what its caller may learn where there is none.</summary>
internal sealed class ObjectReader(IServiceProvider services, BucketStore buckets, ReadObjects objects, Authorizer authorizer)
{
    /// <summary>The bucket and the object, noted in the event.</summary>
    public async ValueTask<Outcome<FoundObject>> FindAsync(Call call, string bucketName, string? expectedOwner, string key, string? versionId, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, bucketName, expectedOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call, key);
        if (RefuseVersion(versionId) is { } badVersion)
        {
            return badVersion;
        }

        return await objects.FindAsync(services, bucket, key, ct) is { } stored ? new FoundObject(bucket, stored) : await MissingAsync(call, bucket, key, ct);
    }

    /// <summary>
    /// "If you have the s3:ListBucket permission on the bucket, Amazon S3 returns an HTTP status code 404 (Not Found) error. If you don't …, Amazon S3 returns an
    /// HTTP status code 403 (Access Denied) error."
    /// </summary>
    public async ValueTask<Fault> MissingAsync(Call call, HeldBucket bucket, string key, CancellationToken ct)
    {
        var list = S3Questions.Ask(bucket, new BucketUse("s3:ListBucket", null), S3RequestKeys.Of(call));
        return await authorizer.RefuseAsync(services, call, [list], ct) ?? S3Errors.NoSuchKey(key);
    }

    /// <summary>No bucket here has versions but the one that is called <c>null</c>.</summary>
    public static Fault? RefuseVersion(string? versionId) =>
        versionId is null or "null" ? null : S3Errors.InvalidArgument("Invalid version id specified", "versionId", versionId);
}

/// <summary>An object in its bucket.</summary>
internal sealed record FoundObject(HeldBucket Bucket, StoredObject Stored);
