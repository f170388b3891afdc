using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Roles;

/// <summary>Takes a role's permissions boundary away.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html">IAM: DeleteRolePermissionsBoundary</see></remarks>
internal sealed class DeleteRolePermissionsBoundary(IamDb db) : IOperation<DeleteRolePermissionsBoundaryRequest, DeleteRolePermissionsBoundaryResponse>
{
    public async ValueTask<Outcome<DeleteRolePermissionsBoundaryResponse>> RunAsync(Call call, DeleteRolePermissionsBoundaryRequest request, CancellationToken ct)
    {
        var role = await db.Roles.FindToChangeAsync(call.Account, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        if (role.Value.PermissionsBoundaryArn is null)
        {
            return IamFaults.NoSuchEntity($"No permissions boundary is set for the role {role.Value.Name}.");
        }

        role.Value.PermissionsBoundaryArn = null;
        return new DeleteRolePermissionsBoundaryResponse();
    }
}
