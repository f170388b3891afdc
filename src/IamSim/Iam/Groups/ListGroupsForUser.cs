using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Groups;

/// <summary>Lists the groups that a user is in.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html">IAM: ListGroupsForUser</see></remarks>
internal sealed class ListGroupsForUser(IamDb db, Pages pages) : IOperation<ListGroupsForUserRequest, ListGroupsForUserResponse>
{
    public async ValueTask<Outcome<ListGroupsForUserResponse>> RunAsync(Call call, ListGroupsForUserRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListGroupsForUserRequest.Operation, request, request.UserName);
        if (start.IsFault)
        {
            return start.Fault;
        }

        var user = await db.FindUserAsync(call.Account, request.UserName, ct);
        if (user is null)
        {
            return UserErrors.NoSuchUser(request.UserName);
        }

        var groups =
            from membership in db.GroupMemberships
            where membership.AccountId == user.AccountId && membership.UserId == user.Id
            join g in db.Groups on new { membership.AccountId, Id = membership.GroupId } equals new { g.AccountId, g.Id }
            where string.Compare(g.NameKey, start.Value.After) > 0
            orderby g.NameKey
            select g;
        var page = start.Value.Cut(await groups.Take(start.Value.Take).ToListAsync(ct), g => g.NameKey);
        return new ListGroupsForUserResponse
        {
            Groups = page.Select(g => GroupShapes.Shown(call, g)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }
}
