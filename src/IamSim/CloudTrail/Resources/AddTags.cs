using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Resources;

/// <summary>Gives tags to a trail or event data store.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AddTags.html">CloudTrail: AddTags</see></remarks>
internal sealed class AddTags(ResourceFinder resources, CloudTrailOptions options) : IOperation<AddTagsRequest, AddTagsResponse>
{
    public async ValueTask<Outcome<AddTagsResponse>> RunAsync(Call call, AddTagsRequest request, CancellationToken ct)
    {
        var found = await resources.FindTaggedAsync(call, request.ResourceId, toChange: true, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var tags = CloudTrailTags.Add(found.Value.Tags, request.TagsList, options);
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        found.Value.Tags = tags.Value;
        return new AddTagsResponse();
    }
}
