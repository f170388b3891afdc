using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Boundaries;
using IamSim.Iam.Policies;
using IamSim.Storage;

namespace IamSim.Iam.Roles;

/// <summary>Sets a managed policy as a role's permissions boundary.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html">IAM: PutRolePermissionsBoundary</see></remarks>
internal sealed class PutRolePermissionsBoundary(IamDb db, AwsManagedPolicies awsPolicies) : IOperation<PutRolePermissionsBoundaryRequest, PutRolePermissionsBoundaryResponse>
{
    public async ValueTask<Outcome<PutRolePermissionsBoundaryResponse>> RunAsync(Call call, PutRolePermissionsBoundaryRequest request, CancellationToken ct)
    {
        var role = await db.Roles.FindToChangeAsync(call.Account, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        if (await Boundary.RefuseAsync(db, awsPolicies, call, request.PermissionsBoundary, ct) is { } refusal)
        {
            return refusal;
        }

        role.Value.PermissionsBoundaryArn = request.PermissionsBoundary;
        return new PutRolePermissionsBoundaryResponse();
    }
}
