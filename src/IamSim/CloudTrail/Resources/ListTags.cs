using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Resources;

/// <summary>Lists the tags of trails and event data stores.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html">CloudTrail: ListTags</see></remarks>
internal sealed class ListTags(ResourceFinder resources, Pages pages) : IOperation<ListTagsRequest, ListTagsResponse>
{
    /// <summary>"Specifies a list of … ARNs … The list has a limit of 20 ARNs."</summary>
    private const int MostResources = 20;

    public async ValueTask<Outcome<ListTagsResponse>> RunAsync(Call call, ListTagsRequest request, CancellationToken ct)
    {
        var ids = request.ResourceIdList.Distinct().ToList();
        if (ids.Count > MostResources)
        {
            return CloudTrailFaults.InvalidParameter($"The list of resources can have at most {MostResources} ARNs.");
        }

        var start = pages.OfCloudTrail(call, ListTagsRequest.Operation, request.NextToken, [.. ids]);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var list = new List<ResourceTag>();
        foreach (var id in ids)
        {
            var found = await resources.FindTaggedAsync(call, id, toChange: false, ct);
            if (found.IsFault)
            {
                return found.Fault;
            }

            list.Add(new ResourceTag { ResourceId = id, TagsList = CloudTrailTags.Shown(found.Value.Tags) });
        }

        // Twenty resources fit into one page.
        return new ListTagsResponse { ResourceTagList = list };
    }
}
