using IamSim.Testing;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.Support;
using static IamSim.Tests.SignIn.SignInWorld;

namespace IamSim.Tests.SignIn;

public sealed class SecurityKeyTests(Sim sim)
{
    private const string NotRegistered =
        "The security key could not be registered: its answer is not valid, or the challenge has run out or was answered before.";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SecurityKey_Registered_IsADeviceThatSignsIn(bool selfAttested)
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        using var key = new SoftAuthenticator();

        var made = await RegisterAsync(account, "alice", key, selfAttested);

        Assert.Equal(201, made.Status);
        var arn = made.Json.Text("serialNumber")!;
        Assert.StartsWith(account.Arn("u2f/user/alice/blue-"), arn, StringComparison.Ordinal);
        Assert.Equal([arn], (await account.MustAsync("ListMFADevices", ("UserName", "alice"))).Values("MFADevices", "SerialNumber"));
        Assert.Equal("alice", (await account.MustAsync("GetMFADevice", ("SerialNumber", arn))).Value("UserName"));
        Assert.Empty((await account.MustAsync("ListVirtualMFADevices")).Members("VirtualMFADevices"));
        var enabled = Assert.Single(await account.EventsAsync("?eventName=EnableMFADevice"));
        Assert.Equal((arn, "alice"), (enabled.Text("requestParameters", "serialNumber"), enabled.Text("requestParameters", "userName")));

        var asked = await sim.Person().SignInAsync(new { account = account.Id, userName = "alice", password = Good });
        Assert.Equal(("MfaRequired", "SecurityKey"), (Person.StatusOf(asked), asked.Json.GetProperty("mfaDevices")[0].Text("kind")));
        await sim.Person().MustSignInAsync(await AssertionAsync(account, key));
        await sim.Person().MustSignInAsync(await AssertionAsync(account, key));
        var login = (await account.SignInEventsAsync())[0];
        Assert.Equal(("Yes", arn), (login.Text("additionalEventData", "MFAUsed"), login.Text("additionalEventData", "MFAIdentifier")));

        await account.MustAsync("DeactivateMFADevice", ("UserName", "alice"), ("SerialNumber", arn));
        Assert.Equal(404, (await account.CallAsync("GetMFADevice", ("SerialNumber", arn))).Status);
        await sim.Person().MustSignInAsync(new { account = account.Id, userName = "alice", password = Good });
    }

    [Fact]
    public async Task Assertion_WhoseCounterDoesNotGrow_OrThatIsReplayed_IsRefused()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        using var key = new SoftAuthenticator { Counter = 7 };
        await RegisterAsync(account, "alice", key);
        var used = await AssertionAsync(account, key);
        await sim.Person().MustSignInAsync(used);

        await RefusedAsync(account, used);
        key.Counter = 6;
        await RefusedAsync(account, await AssertionAsync(account, key));
        key.Counter = null;
        await RefusedAsync(account, await AssertionAsync(account, key));
        key.Counter = 20;
        await sim.Person().MustSignInAsync(await AssertionAsync(account, key));
    }

    [Fact]
    public async Task Assertion_OfAKeyThatDoesNotCount_IsTakenOnceEach()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        using var key = new SoftAuthenticator { Counter = null };
        await RegisterAsync(account, "alice", key);
        var first = await AssertionAsync(account, key);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => sim.Person().SignInAsync(first)));

        Assert.Single(answers, a => a.Status == 200);
        await sim.ForgiveAsync(account.Id, "alice");
        await sim.Person().MustSignInAsync(await AssertionAsync(account, key));
    }

    [Fact]
    public async Task Assertion_ThatIsForSomethingElse_IsRefused()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        await account.PasswordAsync("bob");
        using var key = new SoftAuthenticator();
        using var bobs = new SoftAuthenticator();
        using var elsewhere = new SoftAuthenticator(origin: "http://localhost.example.com");
        using var otherParty = new SoftAuthenticator(relyingParty: "example.com");
        await RegisterAsync(account, "alice", key);
        await RegisterAsync(account, "bob", bobs);

        // Another key, a challenge of bob's, another's site, no credential at all, and one that is no JSON object.
        await RefusedAsync(account, await AssertionAsync(account, bobs));
        var challenge = (await sim.Person().RestAsync("POST", "/sign-in/assertion-options", new { account = account.Id, userName = "bob", password = Good })).Json;
        await RefusedAsync(account, Body(account, challenge.Text("challenge"), key.Assert(challenge.GetProperty("publicKey"))));
        await RefusedAsync(account, Body(account, challenge.Text("challenge"), new { }));
        await RefusedAsync(account, Body(account, "none", 7));
        await RefusedAsync(account, Body(account, null, new { id = "!", rawId = "!", type = "x", response = new { authenticatorData = "!" } }));
        foreach (var wrong in new[] { elsewhere, otherParty })
        {
            Assert.Equal((400, NotRegistered), ((await RegisterAsync(account, "alice", wrong)).Status, (await RegisterAsync(account, "alice", wrong)).Message));
        }
    }

    [Fact]
    public async Task Registration_Refused_SaysWhy()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        await account.PasswordAsync("bob");
        using var key = new SoftAuthenticator();
        using var second = new SoftAuthenticator();
        var asked = (await account.RestAsync("POST", "/users/alice/security-keys/registration-options")).Json;
        var body = new { name = "blue", challenge = asked.Text("challenge"), credential = key.Register(asked.GetProperty("publicKey")) };

        (await account.RestAsync("POST", "/users/carol/security-keys/registration-options")).Refused(
            404, "NoSuchEntity", "The user with name carol cannot be found.");
        (await account.RestAsync("POST", "/users/alice/security-keys", new { name = "a b", body.challenge, body.credential })).Refused(
            400, "ValidationError", "name must be 1 to 64 letters, digits or any of _+=,.@-");
        (await account.RestAsync("POST", "/users/bob/security-keys", body)).Refused(400, "InvalidInput", NotRegistered);
        (await account.RestAsync("POST", "/users/alice/security-keys", new { name = "blue" })).Refused(400, "InvalidInput", NotRegistered);
        Assert.Equal(201, (await account.RestAsync("POST", "/users/alice/security-keys", body)).Status);
        (await account.RestAsync("POST", "/users/alice/security-keys", body)).Refused(400, "InvalidInput", NotRegistered);
        (await RegisterAsync(account, "bob", key)).Refused(409, "EntityAlreadyExists", "The security key is already registered.");
        for (var at = 0; at < 7; at++)
        {
            await Authenticator.EnabledAsync(account, "alice", $"phone-{at}");
        }

        (await RegisterAsync(account, "alice", second)).Refused(409, "LimitExceeded", "Cannot exceed quota for MFADevicesPerUser: 8");
    }

    [Fact]
    public async Task SecurityKey_IsForSignInOnly()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        using var key = new SoftAuthenticator();
        var arn = (await RegisterAsync(account, "alice", key)).Json.Text("serialNumber")!;

        (await account.CallAsync("ResyncMFADevice", new Authenticator(arn, [1]).Codes("alice", 1))).Refused(
            403, "InvalidAuthenticationCode", "Authentication code for device is not valid.");
        (await account.CallAsync("EnableMFADevice", new Authenticator(arn, [1]).Codes("alice", 1))).Refused(
            409, "EntityAlreadyExists", $"MFADevice with serial number {arn} is already in use.");
        (await account.CallAsync("DeleteVirtualMFADevice", ("SerialNumber", arn))).Refused(
            404, "NoSuchEntity", $"VirtualMFADevice with serial number {arn} doesn't exist.");
    }

    [Fact]
    public async Task AssertionOptions_WithoutAKey_OrThePassword_AreRefused()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");

        (await sim.Person().RestAsync("POST", "/sign-in/assertion-options", new { account = account.Id, userName = "alice", password = Good })).Refused(
            400, "ValidationError", "The user has no security key.");
        Assert.Equal(401, (await sim.Person().RestAsync("POST", "/sign-in/assertion-options", new { account = account.Id, userName = "alice", password = Better })).Status);
    }

    [Fact]
    public async Task SecurityKey_OfACertifiedModel_ShowsItsCertifications_AndIsAskedForThem()
    {
        await using var iam = await IamSimHost.StartAsync(new Dictionary<string, string>
        {
            ["IamSim:Enforcement"] = "On",
            ["IamSim:SecurityKeys:Certified"] = $"{SoftAuthenticator.Model}=FIDO:L1,FIPS-140-2:L2",
        });
        var account = new TestAccount(iam.Client, Sim.NewAccountId());
        await account.PasswordAsync("alice");
        await account.PasswordAsync("bob");
        foreach (var (user, level) in new[] { ("alice", "L1"), ("bob", "L3") })
        {
            await account.MustAsync("PutUserPolicy", ("UserName", user), ("PolicyName", "keys"), ("PolicyDocument", """
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Action":"iam:EnableMFADevice","Resource":"*","Condition":{"StringEquals":{"iam:RegisterSecurityKey":"Create"}}},
                  {"Effect":"Allow","Action":"iam:EnableMFADevice","Resource":"*","Condition":{"StringEquals":{
                    "iam:RegisterSecurityKey":"Activate","iam:FIDO-certification":"LEVEL","iam:FIDO-FIPS-140-2-certification":"L2"}}}]}
                """.Replace("LEVEL", level, StringComparison.Ordinal)));
        }

        var alice = await new Person(iam.Client).MustSignInAsync(new { account = account.Id, userName = "alice", password = Good });
        var bob = await new Person(iam.Client).MustSignInAsync(new { account = account.Id, userName = "bob", password = Good });

        using var key = new SoftAuthenticator();
        var made = await RegisterAsync(alice.RestAsync, "alice", key);
        using var other = new SoftAuthenticator();
        var refused = await RegisterAsync(bob.RestAsync, "bob", other);

        Assert.Equal((201, 403), (made.Status, refused.Status));
        var shown = await account.RestAsync("GET", $"/mfa-devices/{Uri.EscapeDataString(made.Json.Text("serialNumber")!)}");
        Assert.Equal(("L1", "L2"), (shown.Json.Text("certifications", "FIDO"), shown.Json.Text("certifications", "FIPS-140-2")));
    }

    private static Task<RestAnswer> RegisterAsync(TestAccount account, string userName, SoftAuthenticator key, bool selfAttested = false) =>
        RegisterAsync((method, path, body) => account.RestAsync(method, path, body), userName, key, selfAttested);

    private static async Task<RestAnswer> RegisterAsync(
        Func<string, string, object?, Task<RestAnswer>> rest, string userName, SoftAuthenticator key, bool selfAttested = false)
    {
        var asked = await rest("POST", $"/users/{userName}/security-keys/registration-options", null);
        Assert.True(asked.Status == 200, asked.Text);
        return await rest("POST", $"/users/{userName}/security-keys", new
        {
            name = "blue",
            challenge = asked.Json.Text("challenge"),
            credential = key.Register(asked.Json.GetProperty("publicKey"), selfAttested),
        });
    }

    /// <summary>What alice signs in with, once she has touched a key.</summary>
    private async Task<object> AssertionAsync(TestAccount account, SoftAuthenticator key)
    {
        var asked = await sim.Person().RestAsync("POST", "/sign-in/assertion-options", new { account = account.Id, userName = "alice", password = Good });
        Assert.True(asked.Status == 200, asked.Text);
        return Body(account, asked.Json.Text("challenge"), key.Assert(asked.Json.GetProperty("publicKey")));
    }

    private static object Body(TestAccount account, string? challenge, object credential) =>
        new { account = account.Id, userName = "alice", password = Good, mfaAssertion = new { challenge, credential } };

    private async Task RefusedAsync(TestAccount account, object body)
    {
        (await sim.Person().SignInAsync(body)).Refused(401, "AuthenticationFailed", "Your authentication information is incorrect. Please try again.");
        await sim.ForgiveAsync(account.Id, "alice");
    }
}
