using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;

namespace IamSim.S3.Buckets;

/// <summary>Shows who owns what others put into a bucket.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketOwnershipControls.html">S3: GetBucketOwnershipControls</see></remarks>
internal sealed class GetBucketOwnershipControls(IServiceProvider services, BucketStore buckets) : IOperation<GetBucketOwnershipControlsRequest, GetBucketOwnershipControlsOutput>
{
    public async ValueTask<Outcome<GetBucketOwnershipControlsOutput>> RunAsync(Call call, GetBucketOwnershipControlsRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        return new GetBucketOwnershipControlsOutput
        {
            OwnershipControls = new OwnershipControls { Rules = [new OwnershipControlsRule { ObjectOwnership = bucket.Stored.Ownership }] },
        };
    }
}
