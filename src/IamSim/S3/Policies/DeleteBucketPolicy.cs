using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Buckets;
using IamSim.Storage;

namespace IamSim.S3.Policies;

/// <summary>Takes a bucket's policy away; one that has none has none afterwards.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html">S3: DeleteBucketPolicy</see></remarks>
internal sealed class DeleteBucketPolicy(IServiceProvider services, IamDb db, BucketStore buckets) : IOperation<DeleteBucketPolicyRequest, DeleteBucketPolicyResponse>
{
    public async ValueTask<Outcome<DeleteBucketPolicyResponse>> RunAsync(Call call, DeleteBucketPolicyRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        var stored = await db.TrackAsync(bucket, ct);
        (stored.Policy, stored.IsPolicyPublic) = (null, false);
        return new DeleteBucketPolicyResponse();
    }
}
