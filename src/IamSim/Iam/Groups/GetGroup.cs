using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Groups;

/// <summary>Shows a group and lists the users in it; the pages are the users'.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html">IAM: GetGroup</see></remarks>
internal sealed class GetGroup(IamDb db, Pages pages) : IOperation<GetGroupRequest, GetGroupResponse>
{
    public async ValueTask<Outcome<GetGroupResponse>> RunAsync(Call call, GetGroupRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, GetGroupRequest.Operation, request, request.GroupName);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var group = await db.Groups.FindByNameAsync(call.Account, request.GroupName, ct);
        if (group is null)
        {
            return GroupErrors.NoSuchGroup(request.GroupName);
        }

        var groupId = group.Id;
        var users =
            from membership in db.GroupMemberships
            where membership.AccountId == call.Account && membership.GroupId == groupId
            join user in db.Users on new { membership.AccountId, Id = membership.UserId } equals new { user.AccountId, user.Id }
            where string.Compare(user.NameKey, start.Value.After) > 0
            orderby user.NameKey
            select user;
        var page = start.Value.Cut(await users.Take(start.Value.Take).ToListAsync(ct), u => u.NameKey);
        return new GetGroupResponse
        {
            Group = GroupShapes.Shown(call, group),
            Users = page.Select(u => UserShapes.Member(call, u)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
