using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Storage;

namespace IamSim.Iam.PasswordPolicies;

/// <summary>Sets the account's password policy, whole: what is not given gets its default.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html">IAM: UpdateAccountPasswordPolicy</see></remarks>
internal sealed class UpdateAccountPasswordPolicy(IamDb db, Ids ids) : IOperation<UpdateAccountPasswordPolicyRequest, UpdateAccountPasswordPolicyResponse>
{
    /// <summary>"If you do not specify a value for this parameter, then the operation uses the default value of 6."</summary>
    private const int DefaultMinimumLength = 6;

    public async ValueTask<Outcome<UpdateAccountPasswordPolicyResponse>> RunAsync(
        Call call, UpdateAccountPasswordPolicyRequest request, CancellationToken ct)
    {
        var policy = await db.PasswordPolicies.FindOfAsync(call.Account, ct);
        if (policy is null)
        {
            db.PasswordPolicies.Add(Of(request, call.Account, ids.FirstVersion()));
        }
        else
        {
            db.Entry(policy).CurrentValues.SetValues(Of(request, call.Account, policy.Version + 1));
        }

        return new UpdateAccountPasswordPolicyResponse();
    }

    private static PasswordPolicy Of(UpdateAccountPasswordPolicyRequest request, string account, int version) => new()
    {
        AccountId = account,
        MinimumPasswordLength = request.MinimumPasswordLength ?? DefaultMinimumLength,
        RequireSymbols = request.RequireSymbols ?? false,
        RequireNumbers = request.RequireNumbers ?? false,
        RequireUppercaseCharacters = request.RequireUppercaseCharacters ?? false,
        RequireLowercaseCharacters = request.RequireLowercaseCharacters ?? false,
        AllowUsersToChangePassword = request.AllowUsersToChangePassword ?? false,
        MaxPasswordAge = request.MaxPasswordAge,
        PasswordReusePrevention = request.PasswordReusePrevention,
        HardExpiry = request.HardExpiry,
        Version = version,
    };
}
