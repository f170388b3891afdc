using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.PasswordPolicies;

public class PasswordPolicyTests(Sim sim)
{
    [Theory]
    [InlineData("GetAccountPasswordPolicy")]
    [InlineData("DeleteAccountPasswordPolicy")]
    public async Task PasswordPolicy_NoneSet_NoSuchEntity(string operation)
    {
        var account = sim.NewAccount();

        var answer = await account.CallAsync(operation);

        answer.Refused(404, "NoSuchEntity", $"The Password Policy with domain name {account.Id} cannot be found.");
    }

    [Fact]
    public async Task UpdateAccountPasswordPolicy_WithNothing_SetsDefaults()
    {
        var account = sim.NewAccount();

        await account.MustAsync("UpdateAccountPasswordPolicy");

        var policy = (await account.MustAsync("GetAccountPasswordPolicy")).Element("PasswordPolicy");
        Assert.Equal(
            ["MinimumPasswordLength=6", "RequireSymbols=false", "RequireNumbers=false", "RequireUppercaseCharacters=false",
                "RequireLowercaseCharacters=false", "AllowUsersToChangePassword=false", "ExpirePasswords=false"],
            policy!.Elements().Select(e => $"{e.Name.LocalName}={e.Value}"));
    }

    [Fact]
    public async Task UpdateAccountPasswordPolicy_ASecondTime_ReplacesTheWhole()
    {
        var account = sim.NewAccount();
        await account.MustAsync(
            "UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "14"), ("RequireSymbols", "true"), ("MaxPasswordAge", "90"),
            ("PasswordReusePrevention", "24"), ("HardExpiry", "true"));
        var first = await account.MustAsync("GetAccountPasswordPolicy");

        await account.MustAsync("UpdateAccountPasswordPolicy", ("RequireNumbers", "true"));

        Assert.Equal(
            ("14", "true", "true", "90", "24", "true"),
            (first.Value("PasswordPolicy/MinimumPasswordLength"), first.Value("PasswordPolicy/RequireSymbols"), first.Value("PasswordPolicy/ExpirePasswords"),
                first.Value("PasswordPolicy/MaxPasswordAge"), first.Value("PasswordPolicy/PasswordReusePrevention"), first.Value("PasswordPolicy/HardExpiry")));
        var second = await account.MustAsync("GetAccountPasswordPolicy");
        Assert.Equal(
            ("6", "false", "true", "false", null, null, null),
            (second.Value("PasswordPolicy/MinimumPasswordLength"), second.Value("PasswordPolicy/RequireSymbols"),
                second.Value("PasswordPolicy/RequireNumbers"), second.Value("PasswordPolicy/ExpirePasswords"),
                second.Value("PasswordPolicy/MaxPasswordAge"), second.Value("PasswordPolicy/PasswordReusePrevention"), second.Value("PasswordPolicy/HardExpiry")));
    }

    [Theory]
    [InlineData("MinimumPasswordLength", "5", "'minimumPasswordLength' failed to satisfy constraint: Member must have value greater than or equal to 6")]
    [InlineData("MinimumPasswordLength", "129", "'minimumPasswordLength' failed to satisfy constraint: Member must have value less than or equal to 128")]
    [InlineData("MaxPasswordAge", "0", "'maxPasswordAge' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("MaxPasswordAge", "1096", "'maxPasswordAge' failed to satisfy constraint: Member must have value less than or equal to 1095")]
    [InlineData("PasswordReusePrevention", "25", "'passwordReusePrevention' failed to satisfy constraint: Member must have value less than or equal to 24")]
    public async Task UpdateAccountPasswordPolicy_OutOfBounds_ValidationError(string member, string value, string message)
    {
        var answer = await sim.NewAccount().CallAsync("UpdateAccountPasswordPolicy", (member, value));

        answer.Refused(400, "ValidationError", $"1 validation error detected: Value at {message}");
    }

    [Fact]
    public async Task PasswordPolicy_InRest_IsSetShownAndDeleted()
    {
        var account = sim.NewAccount();

        var set = await account.RestAsync("PUT", "/password-policy", new { minimumPasswordLength = 12, maxPasswordAge = 30 });
        var shown = await account.RestAsync("GET", "/password-policy");
        var stale = await account.RestAsync("DELETE", "/password-policy", null, ("If-Match", "\"other\""));
        var deleted = await account.RestAsync("DELETE", "/password-policy", null, ("If-Match", shown.ETag!));
        var gone = await account.RestAsync("GET", "/password-policy");

        Assert.Equal((204, 200, 412, 204), (set.Status, shown.Status, stale.Status, deleted.Status));
        Assert.Equal(12, shown.Json.GetProperty("minimumPasswordLength").GetInt32());
        Assert.True(shown.Json.GetProperty("expirePasswords").GetBoolean());
        gone.Refused(404, "NoSuchEntity", $"The Password Policy with domain name {account.Id} cannot be found.");
    }
}
