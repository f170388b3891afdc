using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Resources;

/// <summary>Takes tags from a trail or event data store, by their keys; one that it has not is no error.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RemoveTags.html">CloudTrail: RemoveTags</see></remarks>
internal sealed class RemoveTags(ResourceFinder resources) : IOperation<RemoveTagsRequest, RemoveTagsResponse>
{
    public async ValueTask<Outcome<RemoveTagsResponse>> RunAsync(Call call, RemoveTagsRequest request, CancellationToken ct)
    {
        var found = await resources.FindTaggedAsync(call, request.ResourceId, toChange: true, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        found.Value.Tags = [.. found.Value.Tags.Where(present => request.TagsList.All(removed => removed.Key != present.Key))];
        return new RemoveTagsResponse();
    }
}
