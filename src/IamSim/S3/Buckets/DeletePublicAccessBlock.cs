using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Storage;

namespace IamSim.S3.Buckets;

/// <summary>Has a bucket block no public access.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeletePublicAccessBlock.html">S3: DeletePublicAccessBlock</see></remarks>
internal sealed class DeletePublicAccessBlock(IServiceProvider services, IamDb db, BucketStore buckets) : IOperation<DeletePublicAccessBlockRequest, DeletePublicAccessBlockResponse>
{
    public async ValueTask<Outcome<DeletePublicAccessBlockResponse>> RunAsync(Call call, DeletePublicAccessBlockRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        var stored = await db.TrackAsync(bucket, ct);
        stored.HasPublicAccessBlock = false;
        (stored.BlockPublicAcls, stored.IgnorePublicAcls, stored.BlockPublicPolicy, stored.RestrictPublicBuckets) = (false, false, false, false);
        return new DeletePublicAccessBlockResponse();
    }
}
