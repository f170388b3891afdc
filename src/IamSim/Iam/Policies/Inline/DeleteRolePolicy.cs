using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Deletes a policy that is embedded in a role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html">IAM: DeleteRolePolicy</see></remarks>
internal sealed class DeleteRolePolicy(IamDb db) : IOperation<DeleteRolePolicyRequest, DeleteRolePolicyResponse>
{
    public async ValueTask<Outcome<DeleteRolePolicyResponse>> RunAsync(Call call, DeleteRolePolicyRequest request, CancellationToken ct)
    {
        var role = await PolicyHolder.FindToChangeAsync(db, call, PrincipalKind.Role, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        var refusal = await InlinePolicies.DeleteAsync(db, call, role.Value, request.PolicyName, ct);
        return refusal is null ? new DeleteRolePolicyResponse() : refusal;
    }
}
