using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Embeds a policy in a role, or replaces the one of the same name.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html">IAM: PutRolePolicy</see></remarks>
internal sealed class PutRolePolicy(IamDb db, QuotaOptions quotas) : IOperation<PutRolePolicyRequest, PutRolePolicyResponse>
{
    public async ValueTask<Outcome<PutRolePolicyResponse>> RunAsync(Call call, PutRolePolicyRequest request, CancellationToken ct)
    {
        var role = await PolicyHolder.FindToChangeAsync(db, call, PrincipalKind.Role, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        var refusal = await InlinePolicies.PutAsync(db, quotas, call, role.Value, request.PolicyName, request.PolicyDocument, ct);
        return refusal is null ? new PutRolePolicyResponse() : refusal;
    }
}
