using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Attachments;

/// <summary>Detaches a managed policy from a user.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html">IAM: DetachUserPolicy</see></remarks>
internal sealed class DetachUserPolicy(IamDb db) : IOperation<DetachUserPolicyRequest, DetachUserPolicyResponse>
{
    public async ValueTask<Outcome<DetachUserPolicyResponse>> RunAsync(Call call, DetachUserPolicyRequest request, CancellationToken ct)
    {
        var user = await PolicyHolder.FindToChangeAsync(db, call, PrincipalKind.User, request.UserName, ct);
        if (user.IsFault)
        {
            return user.Fault;
        }

        var refusal = await AttachedPolicies.DetachAsync(db, call, user.Value, request.PolicyArn, ct);
        return refusal is null ? new DetachUserPolicyResponse() : refusal;
    }
}
