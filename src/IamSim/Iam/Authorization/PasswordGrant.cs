using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Iam.Authorization;

/// <summary>What a password policy that lets users change their passwords grants each of them, as if a policy of their own said so.</summary>
/// <remarks>
/// "Gives IAM users permissions to iam:ChangePassword for only their user and to the iam:GetAccountPasswordPolicy action. This option does not attach
/// a permissions policy to each user, rather the permissions are applied at the account-level for all users by IAM":
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PasswordPolicy.html.
/// That a deny, a permissions boundary or an organization still refuses it is not said anywhere; nothing else that is granted within an account passes
/// over them.
/// </remarks>
internal static class PasswordGrant
{
    // ChangePassword has no other resource than the caller.
    public static AttachedPolicy Policy { get; } = AttachedPolicy.From(
        PolicyDocument.ParseToAsk(
            """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["iam:ChangePassword","iam:GetAccountPasswordPolicy"],"Resource":"*"}]}
            """,
            PolicyKind.Identity).Document!,
        "account password policy");
}
