using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Shows a policy that is embedded in a role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html">IAM: GetRolePolicy</see></remarks>
internal sealed class GetRolePolicy(IamDb db) : IOperation<GetRolePolicyRequest, GetRolePolicyResponse>
{
    public async ValueTask<Outcome<GetRolePolicyResponse>> RunAsync(Call call, GetRolePolicyRequest request, CancellationToken ct)
    {
        var role = await PolicyHolder.FindAsync(db, call, PrincipalKind.Role, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        var policy = await InlinePolicies.FindAsync(db, call, role.Value, request.PolicyName, ct);
        return policy.IsFault
            ? policy.Fault
            : new GetRolePolicyResponse { RoleName = role.Value.Name, PolicyName = policy.Value.Name, PolicyDocument = policy.Value.Document };
    }
}
