using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Embeds a policy in a user, or replaces the one of the same name.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html">IAM: PutUserPolicy</see></remarks>
internal sealed class PutUserPolicy(IamDb db, QuotaOptions quotas) : IOperation<PutUserPolicyRequest, PutUserPolicyResponse>
{
    public async ValueTask<Outcome<PutUserPolicyResponse>> RunAsync(Call call, PutUserPolicyRequest request, CancellationToken ct)
    {
        var user = await PolicyHolder.FindToChangeAsync(db, call, PrincipalKind.User, request.UserName, ct);
        if (user.IsFault)
        {
            return user.Fault;
        }

        var refusal = await InlinePolicies.PutAsync(db, quotas, call, user.Value, request.PolicyName, request.PolicyDocument, ct);
        return refusal is null ? new PutUserPolicyResponse() : refusal;
    }
}
