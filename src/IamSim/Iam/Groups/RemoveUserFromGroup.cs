using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Users;
using IamSim.Storage;

namespace IamSim.Iam.Groups;

/// <summary>Takes a user out of a group; for one that is not in it there is nothing to do, and no error.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveUserFromGroup.html">IAM: RemoveUserFromGroup</see>. That AWS
/// answers so for a user who is no member is not documented; <see href="https://github.com/cloud-custodian/cloud-custodian/pull/4730">seen
/// there</see>.
/// </remarks>
internal sealed class RemoveUserFromGroup(IamDb db) : IOperation<RemoveUserFromGroupRequest, RemoveUserFromGroupResponse>
{
    public async ValueTask<Outcome<RemoveUserFromGroupResponse>> RunAsync(Call call, RemoveUserFromGroupRequest request, CancellationToken ct)
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

        if (await db.GroupMemberships.FindOfAsync(group, user, ct) is { } membership)
        {
            db.GroupMemberships.Remove(membership);
        }

        return new RemoveUserFromGroupResponse();
    }
}
