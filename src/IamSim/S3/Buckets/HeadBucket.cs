using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;

namespace IamSim.S3.Buckets;

/// <summary>Tells that a bucket is there, that its caller may list it, and where it is.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html">S3: HeadBucket</see></remarks>
internal sealed class HeadBucket(IServiceProvider services, BucketStore buckets) : IOperation<HeadBucketRequest, HeadBucketOutput>
{
    public async ValueTask<Outcome<HeadBucketOutput>> RunAsync(Call call, HeadBucketRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        return new HeadBucketOutput { BucketRegion = bucket.Stored.Region, BucketArn = bucket.Stored.Arn, AccessPointAlias = false };
    }
}
