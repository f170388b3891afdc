using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Authorization;
using IamSim.Storage;

namespace IamSim.S3.Buckets;

/// <summary>Gives a bucket tags, in the place of those that it has.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html">S3: PutBucketTagging</see></remarks>
internal sealed class PutBucketTagging(IServiceProvider services, IamDb db, BucketStore buckets, S3Options options) : IOperation<PutBucketTaggingRequest, PutBucketTaggingResponse>
{
    public async ValueTask<Outcome<PutBucketTaggingResponse>> RunAsync(Call call, PutBucketTaggingRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call);
        var tags = RequestedTags.InBody(request.Tagging);
        if (RequestedTags.Refuse(tags, options.TagsPerBucket, isObject: false) is { } refusal)
        {
            return refusal;
        }

        (await db.TrackAsync(bucket, ct)).Tags = [.. tags];
        return new PutBucketTaggingResponse();
    }
}
