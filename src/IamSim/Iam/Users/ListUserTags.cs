using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.Users;

/// <summary>Lists the tags of a user.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html">IAM: ListUserTags</see></remarks>
internal sealed class ListUserTags(IamDb db, Pages pages) : IOperation<ListUserTagsRequest, ListUserTagsResponse>
{
    public async ValueTask<Outcome<ListUserTagsResponse>> RunAsync(Call call, ListUserTagsRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListUserTagsRequest.Operation, request, request.UserName);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var user = await db.FindUserAsync(call.Account, request.UserName, ct);
        if (user is null)
        {
            return UserErrors.NoSuchUser(request.UserName);
        }

        var page = start.Value.CutAll(user.Tags, t => t.Key);
        return new ListUserTagsResponse { Tags = page.Select(Tags.Shown), IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
