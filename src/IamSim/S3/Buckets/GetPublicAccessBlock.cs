using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;

namespace IamSim.S3.Buckets;

/// <summary>Shows what public access a bucket blocks.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html">S3: GetPublicAccessBlock</see></remarks>
internal sealed class GetPublicAccessBlock(IServiceProvider services, BucketStore buckets) : IOperation<GetPublicAccessBlockRequest, GetPublicAccessBlockOutput>
{
    public async ValueTask<Outcome<GetPublicAccessBlockOutput>> RunAsync(Call call, GetPublicAccessBlockRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        if (!bucket.Stored.HasPublicAccessBlock)
        {
            return S3Errors.NoSuchPublicAccessBlock(request.Bucket);
        }

        return new GetPublicAccessBlockOutput
        {
            PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration
            {
                BlockPublicAcls = bucket.Stored.BlockPublicAcls,
                IgnorePublicAcls = bucket.Stored.IgnorePublicAcls,
                BlockPublicPolicy = bucket.Stored.BlockPublicPolicy,
                RestrictPublicBuckets = bucket.Stored.RestrictPublicBuckets,
            },
        };
    }
}
