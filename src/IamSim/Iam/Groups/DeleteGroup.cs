using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Groups;

/// <summary>Deletes a group that has no members and no policies.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html">IAM: DeleteGroup</see></remarks>
internal sealed class DeleteGroup(IamDb db) : IOperation<DeleteGroupRequest, DeleteGroupResponse>
{
    public async ValueTask<Outcome<DeleteGroupResponse>> RunAsync(Call call, DeleteGroupRequest request, CancellationToken ct)
    {
        var group = await db.Groups.FindByNameAsync(call.Account, request.GroupName, ct);
        if (group is null)
        {
            return GroupErrors.NoSuchGroup(request.GroupName);
        }

        if (await WhatIsLeftAsync(group, ct) is { } left)
        {
            return IamFaults.DeleteConflict($"Cannot delete entity, must {left} first.");
        }

        db.Groups.Remove(group);
        return new DeleteGroupResponse();
    }

    /// <summary>What keeps the group from being deleted, in AWS's words; null where nothing does. AWS documents no order.</summary>
    private async Task<string?> WhatIsLeftAsync(Group group, CancellationToken ct)
    {
        if (await db.GroupMemberships.AnyAsync(m => m.AccountId == group.AccountId && m.GroupId == group.Id, ct))
        {
            return "remove users from group";
        }

        if (await db.PolicyAttachments.AnyAsync(a => a.AccountId == group.AccountId && a.PrincipalId == group.Id, ct))
        {
            return "detach all policies";
        }

        return await db.InlinePolicies.AnyAsync(p => p.AccountId == group.AccountId && p.PrincipalId == group.Id, ct)
            ? "delete policies"
            : null;
    }
}
