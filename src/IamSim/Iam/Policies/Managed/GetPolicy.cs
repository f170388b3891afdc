using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Managed;

/// <summary>Shows one managed policy: everything but its document.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html">IAM: GetPolicy</see></remarks>
internal sealed class GetPolicy(IamDb db, AwsManagedPolicies awsPolicies) : IOperation<GetPolicyRequest, GetPolicyResponse>
{
    public async ValueTask<Outcome<GetPolicyResponse>> RunAsync(Call call, GetPolicyRequest request, CancellationToken ct)
    {
        var policy = await ManagedPolicyQueries.FindAsync(db, awsPolicies, call, request.PolicyArn, ct);
        if (policy.IsFault)
        {
            return policy.Fault;
        }

        var use = await PolicyUse.OfAsync(db, call.Account, policy.Value.Arn, ct);
        return new GetPolicyResponse { Policy = PolicyShapes.Whole(policy.Value, use) };
    }
}
