using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.PasswordPolicies;

/// <summary>Takes the account's password policy away; AWS's default holds again.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountPasswordPolicy.html">IAM: DeleteAccountPasswordPolicy</see></remarks>
internal sealed class DeleteAccountPasswordPolicy(IamDb db) : IOperation<DeleteAccountPasswordPolicyRequest, DeleteAccountPasswordPolicyResponse>
{
    public async ValueTask<Outcome<DeleteAccountPasswordPolicyResponse>> RunAsync(
        Call call, DeleteAccountPasswordPolicyRequest request, CancellationToken ct)
    {
        var policy = await db.PasswordPolicies.FindOfAsync(call.Account, ct);
        if (policy is null)
        {
            return PasswordPolicyErrors.NoSuchPolicy(call.Account);
        }

        db.PasswordPolicies.Remove(policy);
        return new DeleteAccountPasswordPolicyResponse();
    }
}
