using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>Lists the tags of an instance profile.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfileTags.html">IAM: ListInstanceProfileTags</see></remarks>
internal sealed class ListInstanceProfileTags(IamDb db, Pages pages) : IOperation<ListInstanceProfileTagsRequest, ListInstanceProfileTagsResponse>
{
    public async ValueTask<Outcome<ListInstanceProfileTagsResponse>> RunAsync(Call call, ListInstanceProfileTagsRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListInstanceProfileTagsRequest.Operation, request, request.InstanceProfileName);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var profile = await db.InstanceProfiles.FindByNameAsync(call.Account, request.InstanceProfileName, ct);
        if (profile is null)
        {
            return InstanceProfileErrors.NoSuchInstanceProfile(request.InstanceProfileName);
        }

        var page = start.Value.CutAll(profile.Tags, t => t.Key);
        return new ListInstanceProfileTagsResponse { Tags = page.Select(Tags.Shown), IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
