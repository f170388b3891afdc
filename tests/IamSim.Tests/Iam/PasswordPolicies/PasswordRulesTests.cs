using IamSim.Iam.PasswordPolicies;

namespace IamSim.Tests.Iam.PasswordPolicies;

public class PasswordRulesTests
{
    private const string Violated = "Password does not conform to the account password policy.";
    private const string Upper = "Password should have at least one uppercase letter";
    private const string Lower = "Password should have at least one lowercase letter";
    private const string Number = "Password should have at least one number";
    private const string Symbol = "Password should have at least one symbol";

    [Theory]
    [InlineData("abcDEF12")]
    [InlineData("abcDEF!!")]
    [InlineData("abc123!!")]
    [InlineData("ABC123''")]
    [InlineData("aB3|aB3|aB3|")]
    public void Refuse_ByDefaultWithThreeKinds_Accepts(string password) => Assert.Null(PasswordRules.Refuse(password, null, []));

    [Theory]
    [InlineData("aB3!", "Password should have a minimum length of 8")]
    [InlineData("aB3!aB3", "Password should have a minimum length of 8")]
    [InlineData("abc12345", $"Password should meet 1 more of the following requirements: {Upper}, {Symbol}")]
    [InlineData("abcdefgh", $"Password should meet 2 more of the following requirements: {Upper}, {Number}, {Symbol}")]
    [InlineData("ABCDEFGH", $"Password should meet 2 more of the following requirements: {Lower}, {Number}, {Symbol}")]
    [InlineData("ABCDEFG!", $"Password should meet 1 more of the following requirements: {Lower}, {Number}")]
    [InlineData("        ", $"Password should meet 3 more of the following requirements: {Upper}, {Lower}, {Number}, {Symbol}")]
    [InlineData("abc12 ;~", $"Password should meet 1 more of the following requirements: {Upper}, {Symbol}")]
    [InlineData("éÉabcdef", $"Password should meet 2 more of the following requirements: {Upper}, {Number}, {Symbol}")]
    [InlineData("acme-prod-1", "Password should not be identical to the name of the account")]
    public void Refuse_ByDefault_SaysWhatIsMissing(string password, string message)
    {
        var fault = PasswordRules.Refuse(password, null, ["acme-prod-1"]);

        Assert.Equal(("PasswordPolicyViolation", 400, message), (fault?.Code, fault?.Status, fault?.Message));
    }

    [Theory]
    [InlineData("aaaaaaaaa", "aaaaaaaaaa", 10, false, false, false, false)]
    [InlineData("aaaaaa", "aaaaaA", 6, true, false, false, false)]
    [InlineData("AAAAAA", "AAAAAa", 6, false, true, false, false)]
    [InlineData("aaaaaa", "aaaaa1", 6, false, false, true, false)]
    [InlineData("aaaaa;", "aaaaa!", 6, false, false, false, true)]
    [InlineData("aaaaa ", "aaaaa-", 6, false, false, false, true)]
    public void Refuse_ByPolicy_HoldsEachRule(string bad, string good, int length, bool upper, bool lower, bool numbers, bool symbols)
    {
        var policy = new PasswordPolicy
        {
            AccountId = "123456789012",
            MinimumPasswordLength = length,
            RequireUppercaseCharacters = upper,
            RequireLowercaseCharacters = lower,
            RequireNumbers = numbers,
            RequireSymbols = symbols,
            AllowUsersToChangePassword = false,
            Version = 1,
        };

        var fault = PasswordRules.Refuse(bad, policy, []);

        Assert.Equal(("PasswordPolicyViolation", 400, Violated), (fault?.Code, fault?.Status, fault?.Message));
        Assert.Null(PasswordRules.Refuse(good, policy, []));
    }
}
