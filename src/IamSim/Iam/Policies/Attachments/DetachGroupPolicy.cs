using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Attachments;

/// <summary>Detaches a managed policy from a group.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachGroupPolicy.html">IAM: DetachGroupPolicy</see></remarks>
internal sealed class DetachGroupPolicy(IamDb db) : IOperation<DetachGroupPolicyRequest, DetachGroupPolicyResponse>
{
    public async ValueTask<Outcome<DetachGroupPolicyResponse>> RunAsync(Call call, DetachGroupPolicyRequest request, CancellationToken ct)
    {
        var group = await PolicyHolder.FindToChangeAsync(db, call, PrincipalKind.Group, request.GroupName, ct);
        if (group.IsFault)
        {
            return group.Fault;
        }

        var refusal = await AttachedPolicies.DetachAsync(db, call, group.Value, request.PolicyArn, ct);
        return refusal is null ? new DetachGroupPolicyResponse() : refusal;
    }
}
