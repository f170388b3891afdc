using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Buckets;

namespace IamSim.S3.Policies;

/// <summary>Shows a bucket's policy.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html">S3: GetBucketPolicy</see></remarks>
internal sealed class GetBucketPolicy(IServiceProvider services, BucketStore buckets) : IOperation<GetBucketPolicyRequest, GetBucketPolicyOutput>
{
    public async ValueTask<Outcome<GetBucketPolicyOutput>> RunAsync(Call call, GetBucketPolicyRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        return bucket.Stored.Policy is { } policy ? new GetBucketPolicyOutput { Policy = policy } : S3Errors.NoSuchBucketPolicy(request.Bucket);
    }
}
