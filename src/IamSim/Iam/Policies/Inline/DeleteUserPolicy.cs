using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.Policies.Inline;

/// <summary>Deletes a policy that is embedded in a user.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html">IAM: DeleteUserPolicy</see></remarks>
internal sealed class DeleteUserPolicy(IamDb db) : IOperation<DeleteUserPolicyRequest, DeleteUserPolicyResponse>
{
    public async ValueTask<Outcome<DeleteUserPolicyResponse>> RunAsync(Call call, DeleteUserPolicyRequest request, CancellationToken ct)
    {
        var user = await PolicyHolder.FindToChangeAsync(db, call, PrincipalKind.User, request.UserName, ct);
        if (user.IsFault)
        {
            return user.Fault;
        }

        var refusal = await InlinePolicies.DeleteAsync(db, call, user.Value, request.PolicyName, ct);
        return refusal is null ? new DeleteUserPolicyResponse() : refusal;
    }
}
