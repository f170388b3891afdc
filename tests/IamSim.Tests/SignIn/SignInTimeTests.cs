using IamSim.Testing;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Support;
using static IamSim.Tests.SignIn.SignInWorld;

namespace IamSim.Tests.SignIn;

/// <summary>Passwords and sessions go by the simulator's clock: servers of their own, for their clocks are turned.</summary>
public sealed class SignInTimeTests
{
    private static readonly DateTimeOffset NewYear = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Password_After91Days_HasToBeChanged_AndTheSessionIsDead()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = await NewAccountAsync(iam, ("MaxPasswordAge", "90"));
        var alice = await new Person(iam.Client).MustSignInAsync(SignIn(account));
        Assert.Equal(200, (await alice.RestAsync("GET", "/caller-identity")).Status);

        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(91));

        (await alice.RestAsync("GET", "/caller-identity")).Refused(403, "ExpiredToken", "The security token included in the request is expired");
        Assert.Equal("PasswordChangeRequired", Person.StatusOf(await new Person(iam.Client).SignInAsync(SignIn(account))));
        await new Person(iam.Client).MustSignInAsync(SignIn(account, newPassword: Better));
        await new Person(iam.Client).MustSignInAsync(SignIn(account, Better));
    }

    [Fact]
    public async Task Password_OfAge_ExpiresToTheSecond()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = await NewAccountAsync(iam, ("MaxPasswordAge", "90"));

        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(90) - TimeSpan.FromSeconds(1));
        Assert.Equal("SignedIn", Person.StatusOf(await new Person(iam.Client).SignInAsync(SignIn(account))));
        await iam.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("PasswordChangeRequired", Person.StatusOf(await new Person(iam.Client).SignInAsync(SignIn(account))));
    }

    [Fact]
    public async Task Session_EndsAfterTwelveHours()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = await NewAccountAsync(iam);
        var alice = await new Person(iam.Client).MustSignInAsync(SignIn(account));

        await iam.Clock.AdvanceAsync(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await alice.RestAsync("GET", "/caller-identity")).Status);
        await iam.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(403, (await alice.RestAsync("GET", "/caller-identity")).Status);
    }

    [Fact]
    public async Task Password_HardExpired_LetsNobodyIn_UntilAnAdministratorResetsIt()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = await NewAccountAsync(iam, ("MaxPasswordAge", "90"), ("HardExpiry", "true"));
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(91));

        (await new Person(iam.Client).SignInAsync(SignIn(account, newPassword: Better))).Refused(
            403, "PasswordExpired", "Your password has expired. Contact your administrator to reset it.");
        Assert.Equal(401, (await new Person(iam.Client).SignInAsync(SignIn(account, Better))).Status);
        await account.MustAsync("UpdateLoginProfile", ("UserName", "alice"), ("Password", Better));
        await new Person(iam.Client).MustSignInAsync(SignIn(account, Better));
    }

    [Fact]
    public async Task Password_HardExpired_IsChangedByItsUserWithAKey()
    {
        // Without enforcement the key's id alone names the caller.
        await using var iam = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Enforcement"] = "Off" });
        var account = await NewAccountAsync(iam, ("MaxPasswordAge", "90"), ("HardExpiry", "true"));
        var alice = account.With(await account.NewKeyAsync("alice"));
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(91));

        await alice.MustAsync("ChangePassword", ("OldPassword", Good), ("NewPassword", Better));

        await new Person(iam.Client).MustSignInAsync(SignIn(account, Better));
    }

    [Fact]
    public async Task Code_OfTheSimulatorsTime_CountsOnce_AndBlocksNoneOfTheMachines()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = await NewAccountAsync(iam);
        var app = await Authenticator.EnabledAsync(account, "alice", "phone");
        var ahead = iam.Clock.Now.ToUnixTimeSeconds() / 30;

        await new Person(iam.Client).MustSignInAsync(SignIn(account, mfaCode: app.Code(ahead)));
        await new Person(iam.Client).MustSignInAsync(SignIn(account, mfaCode: app.Code(Authenticator.Now + 1)));
        Assert.Equal(401, (await new Person(iam.Client).SignInAsync(SignIn(account, mfaCode: app.Code(ahead)))).Status);

        // Back to where the machine is: what was used there stays used.
        await iam.Clock.FreezeAsync(TimeProvider.System.GetUtcNow());
        Assert.Equal(401, (await new Person(iam.Client).SignInAsync(SignIn(account, mfaCode: app.Code(Authenticator.Now)))).Status);
    }

    [Fact]
    public async Task CredentialReport_KnowsWhenThePasswordWasUsed()
    {
        await using var iam = await IamSimHost.StartAsync();
        var account = await NewAccountAsync(iam, ("MaxPasswordAge", "90"));
        Assert.Equal(204, (await account.RestAsync("PUT", "/root/password", new { newPassword = Good })).Status);
        await new Person(iam.Client).MustSignInAsync(SignIn(account));
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        await new Person(iam.Client).MustSignInAsync(new { account = account.Id, root = true, password = Good });

        await account.MustAsync("GenerateCredentialReport");
        var report = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((await account.MustAsync("GetCredentialReport")).Value("Content")!));

        var lines = report.Split('\n').Select(line => line.Split(',')).ToList();
        Assert.Equal(["true", "2030-01-02T00:00:00Z", "not_supported", "not_supported", "false"], lines[1][3..8]);
        Assert.Equal(["true", "2030-01-01T00:00:00Z", "2030-01-01T00:00:00Z", "2030-04-01T00:00:00Z", "false"], lines[2][3..8]);
    }

    private static object SignIn(TestAccount account, string password = Good, string? newPassword = null, string? mfaCode = null) =>
        new { account = account.Id, userName = "alice", password, newPassword, mfaCode };

    private static async Task<TestAccount> NewAccountAsync(IamSimHost iam, params (string, string)[] policy)
    {
        await iam.Clock.FreezeAsync(NewYear);
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        if (policy.Length > 0)
        {
            await account.MustAsync("UpdateAccountPasswordPolicy", [.. policy, ("AllowUsersToChangePassword", "true")]);
        }

        await account.PasswordAsync("alice");
        return account;
    }
}
