using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Roles;

/// <summary>Shows one role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">IAM: GetRole</see></remarks>
internal sealed class GetRole(IamDb db) : IOperation<GetRoleRequest, GetRoleResponse>
{
    public async ValueTask<Outcome<GetRoleResponse>> RunAsync(Call call, GetRoleRequest request, CancellationToken ct)
    {
        var role = await db.Roles.FindByNameAsync(call.Account, request.RoleName, ct);
        if (role is null)
        {
            return RoleErrors.NoSuchRole(request.RoleName);
        }

        await TrustedIds.ShowAsync(db, [role], ct);
        return new GetRoleResponse { Role = RoleShapes.Whole(call, role) };
    }
}
