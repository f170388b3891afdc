using IamSim.Tests.Authorization;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using static IamSim.Tests.Sts.Support.StsClients;

namespace IamSim.Tests.Sts;

/// <summary>MFA codes that come with AssumeRole and GetSessionToken.</summary>
public sealed class MfaTests(GuardedSim sim)
{
    private const string Wrong = "MultiFactorAuthentication failed with invalid MFA one time pass code. ";
    private const string NotTheDevice =
        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.";

    private const string WithMfa = """{"Bool":{"aws:MultiFactorAuthPresent":"true"},"NumericLessThan":{"aws:MultiFactorAuthAge":"300"}}""";

    [Fact]
    public async Task AssumeRole_OfARoleThatWantsMfa_NeedsACode_AndTakesItOnce()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var role = await account.NewRoleAsync("Admin", Trust(account.Arn("user/alice"), condition: WithMfa));
        var app = await Authenticator.EnabledAsync(account, "alice", "phone");
        (string, string)[] Code(long step) => [("SerialNumber", app.SerialNumber), ("TokenCode", app.Code(step))];

        Assert.Equal("AccessDenied", (await alice.AssumeAsync(role)).Code);
        (await alice.AssumeAsync(role, Code(Authenticator.Now - 20))).Refused(403, "AccessDenied", Wrong);

        // Enabling has used the codes up to now.
        var step = Authenticator.Now + 1;
        var answer = await alice.MustAssumeAsync(role, Code(step));
        (await alice.AssumeAsync(role, Code(step))).Refused(403, "AccessDenied", Wrong);

        // "The temporary credentials returned by AssumeRole do not include MFA information in the context".
        await account.GrantRoleAsync("Admin", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:GetAccessKeyInfo","Resource":"*","Condition":{{WithMfa}}}]}""");
        Assert.Equal("AccessDenied", (await sim.Host.Session(answer).StsAsync("GetAccessKeyInfo", ("AccessKeyId", "ASIAY34FZKBOKMUTVV7A"))).Code);
    }

    [Fact]
    public async Task Codes_AreNotToBeGuessed_EvenTheRightOneWaitsThen()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var app = await Authenticator.EnabledAsync(account, "alice", "phone");
        Task<WireAnswer> TryAsync(string code) => alice.StsAsync("GetSessionToken", ("SerialNumber", app.SerialNumber), ("TokenCode", code));
        for (var attempt = 0; attempt < 6; attempt++)
        {
            (await TryAsync(app.Code(Authenticator.Now - 100 - attempt))).Refused(403, "AccessDenied", Wrong);
        }

        (await TryAsync(app.Code(Authenticator.Now + 1))).Refused(400, "Throttling", "Rate exceeded");
    }

    [Fact]
    public async Task AssumeRole_WithOneCode_ByManyAtOnce_SucceedsOnce()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var role = await account.NewRoleAsync("Admin", Trust(account.Arn("user/alice"), condition: WithMfa));
        var app = await Authenticator.EnabledAsync(account, "alice", "phone");
        (string, string)[] code = [("SerialNumber", app.SerialNumber), ("TokenCode", app.Code(Authenticator.Now + 1))];

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => alice.AssumeAsync(role, code)));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(11, answers.Count(answer => answer.Message == Wrong));
    }

    [Fact]
    public async Task AssumeRole_WithADeviceThatIsNotTheCallers_IsRefused()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        var role = await account.NewRoleAsync("Admin", Trust(account.Arn("user/alice")));
        var bobs = await Authenticator.EnabledAsync(account, "bob", "bobs");

        (await alice.AssumeAsync(role, ("SerialNumber", bobs.SerialNumber), ("TokenCode", bobs.Code(Authenticator.Now + 1)))).Refused(403, "AccessDenied", NotTheDevice);
        (await alice.AssumeAsync(role, ("SerialNumber", account.Arn("mfa/missing")), ("TokenCode", "123456"))).Refused(403, "AccessDenied", NotTheDevice);
        (await alice.AssumeAsync(role, ("SerialNumber", bobs.SerialNumber))).Refused(
            403, "AccessDenied", "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.");
    }

    [Fact]
    public async Task GetSessionToken_WithACode_HasShownMfa_AsLongAsItLasts()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var role = await account.NewRoleAsync("Admin", Trust(account.Arn("user/alice"), condition: WithMfa));
        await account.GrantUserAsync("alice", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:GetAccessKeyInfo","Resource":"*","Condition":{{WithMfa}}}]}""");
        var app = await Authenticator.EnabledAsync(account, "alice", "phone");
        (string, string)[] key = [("AccessKeyId", "ASIAY34FZKBOKMUTVV7A")];

        var plain = sim.Host.Session(await alice.MustStsAsync("GetSessionToken"));
        Assert.Equal("AccessDenied", (await plain.StsAsync("GetAccessKeyInfo", key)).Code);
        (await alice.StsAsync("GetSessionToken", ("SerialNumber", app.SerialNumber), ("TokenCode", app.Code(Authenticator.Now - 20)))).Refused(403, "AccessDenied", Wrong);
        var shown = sim.Host.Session(await alice.MustStsAsync(
            "GetSessionToken", ("SerialNumber", app.SerialNumber), ("TokenCode", app.Code(Authenticator.Now + 1)), ("DurationSeconds", "900")));

        await shown.MustStsAsync("GetAccessKeyInfo", key);
        await shown.MustAssumeAsync(role);
        Assert.Equal(account.Arn("user/alice"), (await shown.MustStsAsync("GetCallerIdentity")).Value("Arn"));
    }
}
