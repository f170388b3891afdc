using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;
using Contract = IamSim.Contracts.Iam;

namespace IamSim.Iam.PasswordPolicies;

/// <summary>Shows the account's password policy; AWS's default, which holds where none is set, is not shown.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html">IAM: GetAccountPasswordPolicy</see></remarks>
internal sealed class GetAccountPasswordPolicy(IamDb db) : IOperation<GetAccountPasswordPolicyRequest, GetAccountPasswordPolicyResponse>
{
    public async ValueTask<Outcome<GetAccountPasswordPolicyResponse>> RunAsync(Call call, GetAccountPasswordPolicyRequest request, CancellationToken ct)
    {
        var policy = await db.PasswordPolicies.FindOfAsync(call.Account, ct);
        return policy is null
            ? PasswordPolicyErrors.NoSuchPolicy(call.Account)
            : new GetAccountPasswordPolicyResponse { PasswordPolicy = Shown(policy) };
    }

    public static Contract.PasswordPolicy Shown(PasswordPolicy policy) => new()
    {
        MinimumPasswordLength = policy.MinimumPasswordLength,
        RequireSymbols = policy.RequireSymbols,
        RequireNumbers = policy.RequireNumbers,
        RequireUppercaseCharacters = policy.RequireUppercaseCharacters,
        RequireLowercaseCharacters = policy.RequireLowercaseCharacters,
        AllowUsersToChangePassword = policy.AllowUsersToChangePassword,

        // "Returns true if MaxPasswordAge contains a value greater than 0. Returns false if MaxPasswordAge is 0 or not present."
        // https://docs.aws.amazon.com/IAM/latest/APIReference/API_PasswordPolicy.html
        ExpirePasswords = policy.MaxPasswordAge > 0,
        MaxPasswordAge = policy.MaxPasswordAge,
        PasswordReusePrevention = policy.PasswordReusePrevention,
        HardExpiry = policy.HardExpiry,
    };
}
