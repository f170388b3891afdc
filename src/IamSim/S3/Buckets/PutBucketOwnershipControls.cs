using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Storage;

namespace IamSim.S3.Buckets;

/// <summary>Says who owns what others put into a bucket.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html">S3: PutBucketOwnershipControls</see></remarks>
internal sealed class PutBucketOwnershipControls(IServiceProvider services, IamDb db, BucketStore buckets) : IOperation<PutBucketOwnershipControlsRequest, PutBucketOwnershipControlsResponse>
{
    public async ValueTask<Outcome<PutBucketOwnershipControlsResponse>> RunAsync(Call call, PutBucketOwnershipControlsRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        if (request.OwnershipControls.Rules is not [{ ObjectOwnership: { } ownership }])
        {
            return S3Errors.MalformedXml();
        }

        (await db.TrackAsync(bucket, ct)).Ownership = ownership;
        return new PutBucketOwnershipControlsResponse();
    }
}
