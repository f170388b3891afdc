using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Roles;

/// <summary>Changes a role's description or its longest session.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html">IAM: UpdateRole</see></remarks>
internal sealed class UpdateRole(IamDb db) : IOperation<UpdateRoleRequest, UpdateRoleResponse>
{
    public async ValueTask<Outcome<UpdateRoleResponse>> RunAsync(Call call, UpdateRoleRequest request, CancellationToken ct)
    {
        // A service-linked role can be described, and nothing else:
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-service-linked-role.html
        var role = request.MaxSessionDuration is null
            ? await db.Roles.FindToDescribeAsync(call.Account, request.RoleName, ct)
            : await db.Roles.FindToChangeAsync(call.Account, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        // What is not given stays as it is. The reference promises a duration of one hour instead; AWS does not do that:
        // https://github.com/go-to-k/cdkd/pull/1239
        role.Value.Description = request.Description ?? role.Value.Description;
        role.Value.MaxSessionDuration = request.MaxSessionDuration ?? role.Value.MaxSessionDuration;
        return new UpdateRoleResponse();
    }
}
