using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Authorization;

namespace IamSim.S3.Objects;

/// <summary>Gives an object tags, in the place of those that it has.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html">S3: PutObjectTagging</see></remarks>
internal sealed class PutObjectTagging(ObjectReader reader, S3Options options) : IOperation<PutObjectTaggingRequest, PutObjectTaggingOutput>
{
    public async ValueTask<Outcome<PutObjectTaggingOutput>> RunAsync(Call call, PutObjectTaggingRequest request, CancellationToken ct)
    {
        var found = await reader.FindAsync(call, request.Bucket, request.ExpectedBucketOwner, request.Key, request.VersionId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var tags = RequestedTags.InBody(request.Tagging);
        if (RequestedTags.Refuse(tags, options.TagsPerObject, isObject: true) is { } refusal)
        {
            return refusal;
        }

        found.Value.Stored.Tags = [.. tags];
        return new PutObjectTaggingOutput { VersionId = request.VersionId };
    }
}
