using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Shows a policy that is embedded in a user.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html">IAM: GetUserPolicy</see></remarks>
internal sealed class GetUserPolicy(IamDb db) : IOperation<GetUserPolicyRequest, GetUserPolicyResponse>
{
    public async ValueTask<Outcome<GetUserPolicyResponse>> RunAsync(Call call, GetUserPolicyRequest request, CancellationToken ct)
    {
        var user = await PolicyHolder.FindAsync(db, call, PrincipalKind.User, request.UserName, ct);
        if (user.IsFault)
        {
            return user.Fault;
        }

        var policy = await InlinePolicies.FindAsync(db, call, user.Value, request.PolicyName, ct);
        return policy.IsFault
            ? policy.Fault
            : new GetUserPolicyResponse { UserName = user.Value.Name, PolicyName = policy.Value.Name, PolicyDocument = policy.Value.Document };
    }
}
