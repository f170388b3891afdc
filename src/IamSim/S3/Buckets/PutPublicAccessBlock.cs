using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Storage;

namespace IamSim.S3.Buckets;

/// <summary>Sets what public access a bucket blocks: each of the four settings, and none that is not named.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html">S3: PutPublicAccessBlock</see></remarks>
internal sealed class PutPublicAccessBlock(IServiceProvider services, IamDb db, BucketStore buckets) : IOperation<PutPublicAccessBlockRequest, PutPublicAccessBlockResponse>
{
    public async ValueTask<Outcome<PutPublicAccessBlockResponse>> RunAsync(Call call, PutPublicAccessBlockRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        var stored = await db.TrackAsync(bucket, ct);
        var asked = request.PublicAccessBlockConfiguration;
        stored.HasPublicAccessBlock = true;
        stored.BlockPublicAcls = asked.BlockPublicAcls ?? false;
        stored.IgnorePublicAcls = asked.IgnorePublicAcls ?? false;
        stored.BlockPublicPolicy = asked.BlockPublicPolicy ?? false;
        stored.RestrictPublicBuckets = asked.RestrictPublicBuckets ?? false;
        return new PutPublicAccessBlockResponse();
    }
}
