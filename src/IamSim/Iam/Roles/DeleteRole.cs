using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

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

        if (await Leftovers.RefuseAsync(LeftOf(role.Value), ct) is { } refusal)
        {
            return refusal;
        }

        db.Roles.Remove(role.Value);
        return new DeleteRoleResponse();
    }

    private (IQueryable<object> Left, string Must)[] LeftOf(Role role) =>
    [
        (db.InstanceProfiles.Where(p => p.AccountId == role.AccountId && p.RoleId == role.Id), "remove roles from instance profile"),
        (db.PolicyAttachments.Where(a => a.AccountId == role.AccountId && a.PrincipalId == role.Id), "detach all policies"),
        (db.InlinePolicies.Where(p => p.AccountId == role.AccountId && p.PrincipalId == role.Id), "delete policies"),
    ];
}
