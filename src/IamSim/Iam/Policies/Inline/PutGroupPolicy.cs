using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Embeds a policy in a group, or replaces the one of the same name.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutGroupPolicy.html">IAM: PutGroupPolicy</see></remarks>
internal sealed class PutGroupPolicy(IamDb db, QuotaOptions quotas) : IOperation<PutGroupPolicyRequest, PutGroupPolicyResponse>
{
    public async ValueTask<Outcome<PutGroupPolicyResponse>> RunAsync(Call call, PutGroupPolicyRequest request, CancellationToken ct)
    {
        var group = await PolicyHolder.FindToChangeAsync(db, call, PrincipalKind.Group, request.GroupName, ct);
        if (group.IsFault)
        {
            return group.Fault;
        }

        var refusal = await InlinePolicies.PutAsync(db, quotas, call, group.Value, request.PolicyName, request.PolicyDocument, ct);
        return refusal is null ? new PutGroupPolicyResponse() : refusal;
    }
}
