using IamSim.Hosting;
using IamSim.Testing;
using IamSim.Tests.Iam.Mfa;
using IamSim.Tests.SignIn;
using IamSim.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using static IamSim.Tests.SignIn.SignInWorld;

namespace IamSim.Tests.Iam.RootUsers;

public sealed class RootTests(Sim sim)
{
    [Fact]
    public async Task RootPassword_SetAndChanged_SignsRootIn()
    {
        var account = sim.NewAccount();
        Assert.Equal("0", await SummaryAsync(account, "AccountPasswordPresent"));

        Assert.Equal(204, (await account.RestAsync("PUT", "/root/password", new { newPassword = Good })).Status);
        var root = await sim.Person().MustSignInAsync(new { account = account.Id, root = true, password = Good });
        (await root.RestAsync("PUT", "/root/password", new { newPassword = Better })).Refused(
            403, "AccessDenied", "The current password is missing or incorrect.");
        (await root.RestAsync("PUT", "/root/password", new { currentPassword = Good, newPassword = "weak" })).Refused(
            400, "PasswordPolicyViolation", "Password should have a minimum length of 8");
        Assert.Equal(204, (await root.RestAsync("PUT", "/root/password", new { currentPassword = Good, newPassword = Better })).Status);

        Assert.Equal(401, (await sim.Person().SignInAsync(new { account = account.Id, root = true, password = Good })).Status);
        await sim.Person().MustSignInAsync(new { account = account.Id, root = true, password = Better });
        Assert.Contains($"arn:aws:iam::{account.Id}:root", (await root.RestAsync("GET", "/caller-identity")).Text, StringComparison.Ordinal);
        Assert.Equal("1", await SummaryAsync(account, "AccountPasswordPresent"));
    }

    [Fact]
    public async Task RootEvents_AreOfTypeRoot()
    {
        var account = sim.NewAccount();
        await account.RestAsync("PUT", "/root/password", new { newPassword = Good });
        await account.RestAsync("PUT", "/root/password", new { currentPassword = "wrong", newPassword = Better });
        await sim.Person().MustSignInAsync(new { account = account.Id, root = true, password = Good });

        var events = await account.SignInEventsAsync();

        Assert.Equal(["ConsoleLogin", "PasswordUpdated", "PasswordUpdated"], events.Select(e => e.Text("eventName")));
        Assert.All(events, e => Assert.Equal(("Root", account.Id), (e.Text("userIdentity", "type"), e.Text("userIdentity", "principalId"))));
        Assert.Equal(["Success", "Failure", "Success"], events.Select(e => e.Text("responseElements", e.Text("eventName")!)));
        Assert.DoesNotContain(Good, string.Concat(events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RootCredentials_AreRootsAlone()
    {
        var account = sim.NewAccount();
        await account.PasswordAsync("alice");
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        var alice = await sim.Person().MustSignInAsync(new { account = account.Id, userName = "alice", password = Good });

        (await alice.RestAsync("PUT", "/root/password", new { newPassword = Better })).Refused(
            403, "AccessDenied", "Only the root user can change the root user's password.");
        foreach (var (method, path, body) in new (string, string, object?)[]
        {
            ("GET", "/root/access-keys", null),
            ("POST", "/root/access-keys", null),
            ("PATCH", "/root/access-keys/AKIAIOSFODNN7EXAMPLE", new { status = "Inactive" }),
            ("DELETE", "/root/access-keys/AKIAIOSFODNN7EXAMPLE", null),
        })
        {
            (await alice.RestAsync(method, path, body)).Refused(403, "AccessDenied", "Only the root user can manage the root user's access keys.");
        }

        Assert.Empty((await account.MustAsync("ListAccessKeys", ("UserName", "alice"))).Members("AccessKeyMetadata"));
    }

    [Fact]
    public async Task RootAccessKeys_AreManagedInRest()
    {
        var account = sim.NewAccount();

        var made = await account.RestAsync("POST", "/root/access-keys");
        var id = made.Json.Text("accessKeyId");
        Assert.Equal((201, 40), (made.Status, made.Json.Text("secretAccessKey")!.Length));
        Assert.Equal(204, (await account.RestAsync("PATCH", $"/root/access-keys/{id}", new { status = "Inactive" })).Status);
        var listed = await account.RestAsync("GET", "/root/access-keys");
        Assert.Equal((id, "Inactive"), (listed.Json.GetProperty("accessKeyMetadata")[0].Text("accessKeyId"), listed.Json.GetProperty("accessKeyMetadata")[0].Text("status")));
        Assert.Equal("1", await SummaryAsync(account, "AccountAccessKeysPresent"));
        Assert.Equal(204, (await account.RestAsync("DELETE", $"/root/access-keys/{id}")).Status);
        Assert.Equal("0", await SummaryAsync(account, "AccountAccessKeysPresent"));
    }

    [Fact]
    public async Task RootPassword_IsRecoveredBySimulator()
    {
        var account = sim.NewAccount();
        var path = $"/simulator/accounts/{account.Id}/root-password";

        Assert.Equal(204, (await sim.Person().RestAsync("PUT", path, new { password = Good })).Status);
        await sim.Person().MustSignInAsync(new { account = account.Id, root = true, password = Good });
        Assert.Equal(204, (await sim.Person().RestAsync("PUT", path, new { password = Better })).Status);
        await sim.Person().MustSignInAsync(new { account = account.Id, root = true, password = Better });
        Assert.Equal(400, (await sim.Person().RestAsync("PUT", path, new { password = "weak" })).Status);
        Assert.Equal(400, (await sim.Person().RestAsync("PUT", path, new { })).Status);
        Assert.Equal(400, (await sim.Person().RestAsync("PUT", "/simulator/accounts/x/root-password", new { password = Good })).Status);
    }

    [Fact]
    public async Task Status_ShowsTheUseOfTheDefaultAccountsRoot()
    {
        await using var iam = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:AccountId"] = "111122223333", ["IamSim:Root:Password"] = Good });
        var unused = (await new Person(iam.Client).RestAsync("GET", "/simulator/status")).Json.GetProperty("rootUse");
        Assert.Equal((null, "0", "True", "False"), (unused.Text("lastUsedAt"), unused.Text("callsToday"), unused.Text("hasPassword"), unused.Text("hasMfa")));
        var at = new DateTimeOffset(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);
        await iam.Clock.FreezeAsync(at);

        var account = new TestAccount(iam.Client, "111122223333");
        await Authenticator.EnabledAsync(account, "root", "phone");
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await iam.Clock.AdvanceAsync(TimeSpan.FromHours(1));
        await account.MustAsync("ListUsers");

        var used = (await new Person(iam.Client).RestAsync("GET", "/simulator/status")).Json.GetProperty("rootUse");
        Assert.Equal(("4", "True"), (used.Text("callsToday"), used.Text("hasMfa")));
        Assert.Equal(at.AddHours(1), used.GetProperty("lastUsedAt").GetDateTimeOffset());
        await iam.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal("0", (await new Person(iam.Client).RestAsync("GET", "/simulator/status")).Json.Text("rootUse", "callsToday"));
    }

    [Fact]
    public void RequireMfa_WithoutEnforcement_StopsTheStart()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["IamSim:Root:RequireMfa"] = "true", ["IamSim:Enforcement"] = "Observe" })
            .Build();

        var stopped = Assert.Throws<OptionsValidationException>(() => OptionsSetup.Read(configuration));

        Assert.Equal(["IamSim:Root:RequireMfa is true, and IamSim:Enforcement is Observe: only On refuses anybody anything."], stopped.Failures);
    }

    private static async Task<string> SummaryAsync(TestAccount account, string entry) => (await account.MustAsync("GetAccountSummary")).Members("SummaryMap")
        .Single(e => e.Elements().Any(x => x.Value == entry)).Elements().Single(e => e.Name.LocalName == "value").Value;
}
