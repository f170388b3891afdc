using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Attachments;

/// <summary>Detaches a managed policy from a role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html">IAM: DetachRolePolicy</see></remarks>
internal sealed class DetachRolePolicy(IamDb db) : IOperation<DetachRolePolicyRequest, DetachRolePolicyResponse>
{
    public async ValueTask<Outcome<DetachRolePolicyResponse>> RunAsync(Call call, DetachRolePolicyRequest request, CancellationToken ct)
    {
        var role = await PolicyHolder.FindToChangeAsync(db, call, PrincipalKind.Role, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        var refusal = await AttachedPolicies.DetachAsync(db, call, role.Value, request.PolicyArn, ct);
        return refusal is null ? new DetachRolePolicyResponse() : refusal;
    }
}
