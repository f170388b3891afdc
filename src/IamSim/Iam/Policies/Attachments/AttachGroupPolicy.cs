using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Attachments;

/// <summary>Attaches a managed policy to a group.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachGroupPolicy.html">IAM: AttachGroupPolicy</see></remarks>
internal sealed class AttachGroupPolicy(IamDb db, AwsManagedPolicies awsPolicies, QuotaOptions quotas) : IOperation<AttachGroupPolicyRequest, AttachGroupPolicyResponse>
{
    public async ValueTask<Outcome<AttachGroupPolicyResponse>> RunAsync(Call call, AttachGroupPolicyRequest request, CancellationToken ct)
    {
        var group = await PolicyHolder.FindToChangeAsync(db, call, PrincipalKind.Group, request.GroupName, ct);
        if (group.IsFault)
        {
            return group.Fault;
        }

        var refusal = await AttachedPolicies.AttachAsync(db, awsPolicies, quotas, call, group.Value, request.PolicyArn, ct);
        return refusal is null ? new AttachGroupPolicyResponse() : refusal;
    }
}
