using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Authorization;

namespace IamSim.S3.Buckets;

/// <summary>Shows a bucket's tags.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html">S3: GetBucketTagging</see></remarks>
internal sealed class GetBucketTagging(IServiceProvider services, BucketStore buckets) : IOperation<GetBucketTaggingRequest, GetBucketTaggingOutput>
{
    public async ValueTask<Outcome<GetBucketTaggingOutput>> RunAsync(Call call, GetBucketTaggingRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        return bucket.Stored.Tags.Count == 0
            ? S3Errors.NoSuchTagSet(request.Bucket)
            : new GetBucketTaggingOutput { TagSet = RequestedTags.Shown(bucket.Stored.Tags) };
    }
}
