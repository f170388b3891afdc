using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Authorization;

namespace IamSim.S3.Objects;

/// <summary>Shows an object's tags; none is no error.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html">S3: GetObjectTagging</see></remarks>
internal sealed class GetObjectTagging(ObjectReader reader) : IOperation<GetObjectTaggingRequest, GetObjectTaggingOutput>
{
    public async ValueTask<Outcome<GetObjectTaggingOutput>> RunAsync(Call call, GetObjectTaggingRequest request, CancellationToken ct)
    {
        var found = await reader.FindAsync(call, request.Bucket, request.ExpectedBucketOwner, request.Key, request.VersionId, ct);
        return found.IsFault
            ? found.Fault
            : new GetObjectTaggingOutput { VersionId = request.VersionId, TagSet = RequestedTags.Shown(found.Value.Stored.Tags) };
    }
}
