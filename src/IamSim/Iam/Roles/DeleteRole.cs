using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Roles;

/// <summary>Deletes a role that has nothing left: no instance profile and no policies.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html">IAM: DeleteRole</see></remarks>
internal sealed class DeleteRole(IamDb db) : IOperation<DeleteRoleRequest, DeleteRoleResponse>
{
    public async ValueTask<Outcome<DeleteRoleResponse>> RunAsync(Call call, DeleteRoleRequest request, CancellationToken ct)
    {
        var role = await db.Roles.FindToChangeAsync(call.Account, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        if (await WhatIsLeftAsync(role.Value, ct) is { } left)
        {
            return IamFaults.DeleteConflict($"Cannot delete entity, must {left} first.");
        }

        db.Roles.Remove(role.Value);
        return new DeleteRoleResponse();
    }

    /// <summary>What keeps the role from being deleted, in AWS's words; null where nothing does. AWS documents no order.</summary>
    private async Task<string?> WhatIsLeftAsync(Role role, CancellationToken ct)
    {
        if (await db.InstanceProfiles.AnyAsync(p => p.AccountId == role.AccountId && p.RoleId == role.Id, ct))
        {
            return "remove roles from instance profile";
        }

        if (await db.PolicyAttachments.AnyAsync(a => a.AccountId == role.AccountId && a.PrincipalId == role.Id, ct))
        {
            return "detach all policies";
        }

        return await db.InlinePolicies.AnyAsync(p => p.AccountId == role.AccountId && p.PrincipalId == role.Id, ct)
            ? "delete policies"
            : null;
    }
}
