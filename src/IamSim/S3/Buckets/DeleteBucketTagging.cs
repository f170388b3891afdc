using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Storage;

namespace IamSim.S3.Buckets;

/// <summary>Takes all tags of a bucket away.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html">S3: DeleteBucketTagging</see></remarks>
internal sealed class DeleteBucketTagging(IServiceProvider services, IamDb db, BucketStore buckets) : IOperation<DeleteBucketTaggingRequest, DeleteBucketTaggingResponse>
{
    public async ValueTask<Outcome<DeleteBucketTaggingResponse>> RunAsync(Call call, DeleteBucketTaggingRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        (await db.TrackAsync(bucket, ct)).Tags = [];
        return new DeleteBucketTaggingResponse();
    }
}
