using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Roles;

/// <summary>Changes a role's description.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html">IAM: UpdateRoleDescription</see></remarks>
internal sealed class UpdateRoleDescription(IamDb db) : IOperation<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse>
{
    public async ValueTask<Outcome<UpdateRoleDescriptionResponse>> RunAsync(Call call, UpdateRoleDescriptionRequest request, CancellationToken ct)
    {
        var role = await db.Roles.FindToDescribeAsync(call.Account, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        // The one change that is open for service-linked roles too:
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html#edit-service-linked-role
        role.Value.Description = request.Description;
        return new UpdateRoleDescriptionResponse { Role = RoleShapes.Described(call, role.Value) };
    }
}
