using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Shows a policy that is embedded in a group.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroupPolicy.html">IAM: GetGroupPolicy</see></remarks>
internal sealed class GetGroupPolicy(IamDb db) : IOperation<GetGroupPolicyRequest, GetGroupPolicyResponse>
{
    public async ValueTask<Outcome<GetGroupPolicyResponse>> RunAsync(Call call, GetGroupPolicyRequest request, CancellationToken ct)
    {
        var group = await PolicyHolder.FindAsync(db, call, PrincipalKind.Group, request.GroupName, ct);
        if (group.IsFault)
        {
            return group.Fault;
        }

        var policy = await InlinePolicies.FindAsync(db, call, group.Value, request.PolicyName, ct);
        return policy.IsFault
            ? policy.Fault
            : new GetGroupPolicyResponse { GroupName = group.Value.Name, PolicyName = policy.Value.Name, PolicyDocument = policy.Value.Document };
    }
}
