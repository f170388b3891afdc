using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Buckets;
using IamSim.Storage;

namespace IamSim.S3.Policies;

/// <summary>Gives a bucket a policy, in the place of the one that it has.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html">S3: PutBucketPolicy</see></remarks>
internal sealed class PutBucketPolicy(IServiceProvider services, IamDb db, BucketStore buckets) : IOperation<PutBucketPolicyRequest, PutBucketPolicyResponse>
{
    public async ValueTask<Outcome<PutBucketPolicyResponse>> RunAsync(Call call, PutBucketPolicyRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);

        // "If you have the correct permissions, but you're not using an identity that belongs to the bucket owner's account, Amazon S3 returns a 405".
        if (bucket.Stored.AccountId != call.Account)
        {
            return new Fault("MethodNotAllowed", 405, "The specified method is not allowed against this resource.", "MethodNotAllowed");
        }

        var policy = await BucketPolicyRules.CheckAsync(db, call, bucket, request.Policy, ct);
        if (policy.IsFault)
        {
            return policy.Fault;
        }

        var isPublic = PublicPolicies.IsPublic(policy.Value);
        if (isPublic && bucket.Stored.PublicAccessBlock.BlockPublicPolicy)
        {
            return CommonFaults.AccessDenied(
                $"User: {call.Caller.Arn} is not authorized to perform: s3:PutBucketPolicy on resource: \"{bucket.Stored.Arn}\" "
                + "because public policies are blocked by the BlockPublicPolicy block public access setting.");
        }

        var stored = await db.TrackAsync(bucket, ct);
        (stored.Policy, stored.IsPolicyPublic) = (request.Policy, isPublic);
        return new PutBucketPolicyResponse();
    }
}
