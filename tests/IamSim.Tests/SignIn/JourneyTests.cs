using System.Text;
using IamSim.Testing;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Support;
using OtpNet;
using static IamSim.Tests.SignIn.SignInWorld;

namespace IamSim.Tests.SignIn;

/// <summary>What people go through, on a server that enforces.</summary>
public sealed class JourneyTests
{
    /// <summary>
    /// AWS's own way to require MFA. Its resources are <c>*</c> here, and it lets a password be changed at the first sign-in:
    /// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html">IAM: Allows
    /// MFA-authenticated IAM users to manage their own credentials</see>.
    /// </summary>
    private const string MfaFirst = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":"*","Resource":"*"},
          {"Effect":"Deny","NotAction":["iam:CreateVirtualMFADevice","iam:EnableMFADevice","iam:GetUser","iam:ListMFADevices","iam:ChangePassword"],
           "Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}
        """;

    [Fact]
    public async Task NewUser_ChangesAWeakPassword_AndEnrolsMfa_BeforeAnythingElse()
    {
        await using var iam = await StartAsync();
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Weak-but-8"), ("PasswordResetRequired", "true"));
        await account.MustAsync("UpdateAccountPasswordPolicy", ("MinimumPasswordLength", "12"), ("RequireNumbers", "true"));
        await account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "mfa-first"), ("PolicyDocument", MfaFirst));
        object SignIn(string password, string? newPassword = null, string? mfaCode = null) => new { account = account.Id, userName = "alice", password, newPassword, mfaCode };

        Assert.Equal("PasswordChangeRequired", Person.StatusOf(await new Person(iam.Client).SignInAsync(SignIn("Weak-but-8"))));
        Assert.Equal(403, (await new Person(iam.Client).SignInAsync(SignIn("Weak-but-8", "Weak-too-9"))).Status);
        var alice = await new Person(iam.Client).MustSignInAsync(SignIn("Weak-but-8", "Much-stronger-10"));

        Assert.Equal(403, (await alice.RestAsync("GET", "/users")).Status);
        var made = await alice.RestAsync("POST", "/mfa-devices/virtual", new { virtualMFADeviceName = "alice" });
        Assert.Equal(201, made.Status);
        var serial = made.Json.Text("serialNumber")!;
        var app = new Authenticator(serial, Base32Encoding.ToBytes(Encoding.ASCII.GetString(Convert.FromBase64String(made.Json.Text("base32StringSeed")!))));
        var enabled = await alice.RestAsync("PUT", $"/users/alice/mfa-devices/{Uri.EscapeDataString(serial)}", new
        {
            authenticationCode1 = app.Code(Authenticator.Now - 1),
            authenticationCode2 = app.Code(Authenticator.Now),
        });
        Assert.Equal(204, enabled.Status);
        Assert.Equal(403, (await alice.RestAsync("GET", "/users")).Status);

        Assert.Equal("MfaRequired", Person.StatusOf(await new Person(iam.Client).SignInAsync(SignIn("Much-stronger-10"))));
        alice = await new Person(iam.Client).MustSignInAsync(SignIn("Much-stronger-10", mfaCode: app.Code(Authenticator.Now + 1)));
        Assert.Equal(200, (await alice.RestAsync("GET", "/users")).Status);
    }

    [Fact]
    public async Task NewUser_WhoMayNotChangeThePassword_IsNotLetIn()
    {
        await using var iam = await StartAsync();
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await account.PasswordAsync("alice", mustChange: true);
        var body = new { account = account.Id, userName = "alice", password = Good, newPassword = Better };

        var refused = await new Person(iam.Client).SignInAsync(body);
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        await new Person(iam.Client).MustSignInAsync(body);

        Assert.Equal((403, "PasswordChangeRefused"), (refused.Status, refused.Code));
        Assert.Single(await account.SignInEventsAsync(), e => e.Text("errorMessage") == "Password change refused");
    }

    [Fact]
    public async Task Root_IsLockedAway_UntilItShowsMfa()
    {
        await using var iam = await StartAsync(("IamSim:Root:RequireMfa", "true"));
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        Assert.Equal(204, (await account.RestAsync("PUT", "/root/password", new { newPassword = Good })).Status);
        var root = await new Person(iam.Client).MustSignInAsync(new { account = account.Id, root = true, password = Good });

        var refused = await root.RestAsync("POST", "/users", new { userName = "alice" });
        Assert.Equal((403, "AccessDenied"), (refused.Status, refused.Code));
        Assert.Contains("root has to show MFA (IamSim:Root:RequireMfa)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(403, (await account.CallAsync("CreateUser", ("UserName", "alice"))).Status);
        Assert.Equal(403, (await root.RestAsync("POST", "/root/access-keys")).Status);
        Assert.Equal(200, (await root.RestAsync("GET", "/caller-identity")).Status);
        var app = await Authenticator.NewAsync(account, "root");
        await account.MustAsync("EnableMFADevice", app.Codes("root", Authenticator.Now - 1));

        // With a device, nobody adds another without showing the one that there is.
        Assert.Equal(403, (await account.CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "second"))).Status);
        Assert.Equal(403, (await root.RestAsync("POST", "/users/root/security-keys/registration-options")).Status);
        Assert.Equal(403, (await root.RestAsync("DELETE", $"/users/root/mfa-devices/{Uri.EscapeDataString(app.SerialNumber)}")).Status);
        var body = new { account = account.Id, root = true, password = Good, mfaCode = app.Code(Authenticator.Now + 1) };
        root = await new Person(iam.Client).MustSignInAsync(body);

        Assert.Equal(201, (await root.RestAsync("POST", "/users", new { userName = "alice" })).Status);
        Assert.Equal(204, (await root.RestAsync("POST", "/sign-out")).Status);
        Assert.Equal(403, (await root.RestAsync("GET", "/users")).Status);
    }

    [Fact]
    public async Task Root_UsesASecurityKey()
    {
        await using var iam = await StartAsync(("IamSim:Root:RequireMfa", "true"));
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await account.RestAsync("PUT", "/root/password", new { newPassword = Good });
        var root = await new Person(iam.Client).MustSignInAsync(new { account = account.Id, root = true, password = Good });
        using var key = new SoftAuthenticator();

        var asked = (await root.RestAsync("POST", "/users/root/security-keys/registration-options")).Json;
        var made = await root.RestAsync(
            "POST", "/users/root/security-keys", new { name = "safe", challenge = asked.Text("challenge"), credential = key.Register(asked.GetProperty("publicKey")) });
        Assert.StartsWith($"arn:aws:iam::{account.Id}:u2f/root-account/safe-", made.Json.Text("serialNumber"), StringComparison.Ordinal);
        asked = (await new Person(iam.Client).RestAsync("POST", "/sign-in/assertion-options", new { account = account.Id, root = true, password = Good })).Json;
        root = await new Person(iam.Client).MustSignInAsync(new
        {
            account = account.Id,
            root = true,
            password = Good,
            mfaAssertion = new { challenge = asked.Text("challenge"), credential = key.Assert(asked.GetProperty("publicKey")) },
        });

        Assert.Equal(201, (await root.RestAsync("POST", "/users", new { userName = "alice" })).Status);
    }

    private static Task<IamSimHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Name, s => s.Value);
        all["IamSim:Enforcement"] = "On";
        return IamSimHost.StartAsync(all);
    }
}
