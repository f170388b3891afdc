using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Groups;

/// <summary>Puts a user into a group; one that is in it already stays, without an error.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html">IAM: AddUserToGroup</see></remarks>
internal sealed class AddUserToGroup(IamDb db, QuotaOptions quotas) : IOperation<AddUserToGroupRequest, AddUserToGroupResponse>
{
    public async ValueTask<Outcome<AddUserToGroupResponse>> RunAsync(Call call, AddUserToGroupRequest request, CancellationToken ct)
    {
        var group = await db.Groups.FindByNameAsync(call.Account, request.GroupName, ct);
        if (group is null)
        {
            return GroupErrors.NoSuchGroup(request.GroupName);
        }

        var user = await db.FindUserAsync(call.Account, request.UserName, ct);
        if (user is null)
        {
            return UserErrors.NoSuchUser(request.UserName);
        }

        if (await db.GroupMemberships.FindOfAsync(group, user, ct) is not null)
        {
            return new AddUserToGroupResponse();
        }

        if (await db.GroupMemberships.CountAsync(m => m.AccountId == call.Account && m.UserId == user.Id, ct) >= quotas.GroupsPerUser)
        {
            return QuotaOptions.Exceeded(nameof(quotas.GroupsPerUser), quotas.GroupsPerUser);
        }

        db.GroupMemberships.Add(new GroupMembership
        {
            AccountId = call.Account,
            GroupId = group.Id,
            UserId = user.Id,
            AddedAt = call.Time,
        });
        return new AddUserToGroupResponse();
    }
}
