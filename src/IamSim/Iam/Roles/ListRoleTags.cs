using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Tagging;
using IamSim.Storage;

namespace IamSim.Iam.Roles;

/// <summary>Lists the tags of a role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html">IAM: ListRoleTags</see></remarks>
internal sealed class ListRoleTags(IamDb db, Pages pages) : IOperation<ListRoleTagsRequest, ListRoleTagsResponse>
{
    public async ValueTask<Outcome<ListRoleTagsResponse>> RunAsync(Call call, ListRoleTagsRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListRoleTagsRequest.Operation, request, request.RoleName);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var role = await db.Roles.FindByNameAsync(call.Account, request.RoleName, ct);
        if (role is null)
        {
            return RoleErrors.NoSuchRole(request.RoleName);
        }

        var page = start.Value.CutAll(role.Tags, t => t.Key);
        return new ListRoleTagsResponse { Tags = page.Select(Tags.Shown), IsTruncated = page.IsTruncated, Marker = page.Marker };
    }
}
