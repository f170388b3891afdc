using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Buckets;
using IamSim.Storage;

namespace IamSim.S3.Objects;

/// <summary>Deletes an object; one that is not there is not there afterwards.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html">S3: DeleteObject</see></remarks>
internal sealed class DeleteObject(IServiceProvider services, IamDb db, BucketStore buckets, ObjectWriter writer) : IOperation<DeleteObjectRequest, DeleteObjectOutput>
{
    public async ValueTask<Outcome<DeleteObjectOutput>> RunAsync(Call call, DeleteObjectRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call, request.Key);
        if (ObjectReader.RefuseVersion(request.VersionId) is { } refusal)
        {
            return refusal;
        }

        if (request.IfMatchLastModifiedTime is not null || request.IfMatchSize is not null)
        {
            // "This functionality is only supported for directory buckets."
            return S3Errors.NotImplemented("x-amz-if-match-last-modified-time, x-amz-if-match-size");
        }

        var stored = await db.FindObjectAsync(bucket.Id, request.Key, ct);
        if (Conditions.RefuseWrite(stored, request.Key, request.IfMatch, ifNoneMatch: null) is { } failed)
        {
            return failed;
        }

        if (stored is not null)
        {
            await writer.DeleteAsync(db, stored, ct);
        }

        return new DeleteObjectOutput { VersionId = request.VersionId };
    }
}
