using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Deletes a policy that is embedded in a group.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroupPolicy.html">IAM: DeleteGroupPolicy</see></remarks>
internal sealed class DeleteGroupPolicy(IamDb db) : IOperation<DeleteGroupPolicyRequest, DeleteGroupPolicyResponse>
{
    public async ValueTask<Outcome<DeleteGroupPolicyResponse>> RunAsync(Call call, DeleteGroupPolicyRequest request, CancellationToken ct)
    {
        var group = await PolicyHolder.FindToChangeAsync(db, call, PrincipalKind.Group, request.GroupName, ct);
        if (group.IsFault)
        {
            return group.Fault;
        }

        var refusal = await InlinePolicies.DeleteAsync(db, call, group.Value, request.PolicyName, ct);
        return refusal is null ? new DeleteGroupPolicyResponse() : refusal;
    }
}
