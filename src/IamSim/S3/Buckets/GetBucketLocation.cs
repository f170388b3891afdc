using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;

namespace IamSim.S3.Buckets;

/// <summary>Tells a bucket's region: nothing for <c>us-east-1</c>.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html">S3: GetBucketLocation</see></remarks>
internal sealed class GetBucketLocation(IServiceProvider services, BucketStore buckets) : IOperation<GetBucketLocationRequest, GetBucketLocationOutput>
{
    public async ValueTask<Outcome<GetBucketLocationOutput>> RunAsync(Call call, GetBucketLocationRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        return new GetBucketLocationOutput { LocationConstraint = bucket.Stored.Region == "us-east-1" ? null : bucket.Stored.Region };
    }
}
