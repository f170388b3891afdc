using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Buckets;

namespace IamSim.S3.Policies;

/// <summary>Tells whether a bucket's policy is public.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html">S3: GetBucketPolicyStatus</see></remarks>
internal sealed class GetBucketPolicyStatus(IServiceProvider services, BucketStore buckets) : IOperation<GetBucketPolicyStatusRequest, GetBucketPolicyStatusOutput>
{
    public async ValueTask<Outcome<GetBucketPolicyStatusOutput>> RunAsync(Call call, GetBucketPolicyStatusRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        return bucket.Stored.Policy is null
            ? S3Errors.NoSuchBucketPolicy(request.Bucket)
            : new GetBucketPolicyStatusOutput { PolicyStatus = new PolicyStatus { IsPublic = bucket.Stored.IsPolicyPublic } };
    }
}
