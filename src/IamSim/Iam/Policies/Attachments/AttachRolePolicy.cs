using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Attachments;

/// <summary>Attaches a managed policy to a role.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html">IAM: AttachRolePolicy</see></remarks>
internal sealed class AttachRolePolicy(IamDb db, AwsManagedPolicies awsPolicies, QuotaOptions quotas) : IOperation<AttachRolePolicyRequest, AttachRolePolicyResponse>
{
    public async ValueTask<Outcome<AttachRolePolicyResponse>> RunAsync(Call call, AttachRolePolicyRequest request, CancellationToken ct)
    {
        var role = await PolicyHolder.FindToChangeAsync(db, call, PrincipalKind.Role, request.RoleName, ct);
        if (role.IsFault)
        {
            return role.Fault;
        }

        var refusal = await AttachedPolicies.AttachAsync(db, awsPolicies, quotas, call, role.Value, request.PolicyArn, ct);
        return refusal is null ? new AttachRolePolicyResponse() : refusal;
    }
}
