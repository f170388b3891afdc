using System.Globalization;
using IamSim.Testing;
using IamSim.Tests.Authorization;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using static IamSim.Tests.Sts.Support.StsClients;

namespace IamSim.Tests.Sts;

/// <summary>GetSessionToken and GetFederationToken.</summary>
public sealed class UserSessionTests(GuardedSim sim)
{
    [Fact]
    public async Task GetSessionToken_ByRoot_LastsAnHourAtMost()
    {
        var account = sim.NewAccount();

        var answer = await account.MustStsAsync("GetSessionToken", ("DurationSeconds", "129600"));

        var ends = DateTimeOffset.Parse(answer.Value("Credentials/Expiration")!, CultureInfo.InvariantCulture);
        Assert.InRange(ends - sim.Host.Clock.Now, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
        var session = sim.Host.Session(answer);
        Assert.Equal(account.Arn("root"), (await session.MustStsAsync("GetCallerIdentity")).Value("Arn"));
        (await session.StsAsync("GetSessionToken")).Refused(403, "AccessDenied", "Cannot call GetSessionToken with session credentials");
        (await session.StsAsync("GetFederationToken", ("Name", "bob"))).Refused(403, "AccessDenied", "Cannot call GetFederationToken with session credentials");
        Assert.Equal("ValidationError", (await account.StsAsync("GetSessionToken", ("DurationSeconds", "129601"))).Code);
    }

    [Fact]
    public async Task GetSessionToken_OverRest_IsTheUsers_UntilTheUserIsGone()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");

        var answer = await alice.RestAsync("POST", "/session-tokens", new { durationSeconds = 900 });

        var credentials = answer.Json.GetProperty("credentials");
        var session = sim.Host.Session(credentials.GetProperty("accessKeyId").GetString()!);
        Assert.Equal(account.Arn("user/alice"), (await session.MustStsAsync("GetCallerIdentity")).Value("Arn"));
        var key = (await account.MustAsync("ListAccessKeys", ("UserName", "alice"))).Values("AccessKeyMetadata", "AccessKeyId")[0]!;
        await account.MustAsync("DeleteAccessKey", ("UserName", "alice"), ("AccessKeyId", key));
        await account.MustAsync("DeleteUser", ("UserName", "alice"));
        (await session.StsAsync("GetCallerIdentity")).Refused(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    [Fact]
    public async Task Sessions_EndWithTheSimulatorsTime_AndSurviveARestart()
    {
        var folder = Directory.CreateTempSubdirectory("iamsim-sts-");
        try
        {
            var settings = new Dictionary<string, string>
            {
                ["IamSim:Enforcement"] = "On",
                ["ConnectionStrings:IamSim"] = $"Data Source={Path.Combine(folder.FullName, "iamsim.db")}",
            };
            WireAnswer answer;
            await using (var host = await IamSimHost.StartAsync(settings))
            {
                answer = await new TestAccount(host.Client, "123123123123").MustStsAsync("GetSessionToken", ("DurationSeconds", "900"));
            }

            await using var again = await IamSimHost.StartAsync(settings);
            var session = again.Session(answer);
            await session.MustStsAsync("GetCallerIdentity");
            await again.Clock.AdvanceAsync(TimeSpan.FromSeconds(901));

            var late = await session.StsAsync("GetCallerIdentity");
            Assert.Equal((403, "ExpiredToken"), (late.Status, late.Code));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task GetFederationToken_MayWhatBothTheUserAndTheSessionMay()
    {
        var account = sim.NewAccount();
        var broker = await account.NewLimitedUserAsync("broker");
        var name = $"arn:aws:sts::{account.Id}:federated-user/bob";
        (string, string)[] key = [("AccessKeyId", "ASIAY34FZKBOKMUTVV7A")];
        Assert.Equal(
            $"User: {account.Arn("user/broker")} is not authorized to perform: sts:GetFederationToken on resource: {name} because no identity-based policy allows the sts:GetFederationToken action",
            (await broker.StsAsync("GetFederationToken", ("Name", "bob"))).Message);
        await account.GrantUserAsync("broker", Allow("sts:Get*"));

        var answer = await broker.MustStsAsync("GetFederationToken", ("Name", "bob"), ("Policy", Allow("sts:*")));

        Assert.Equal(($"{account.Id}:bob", name), (answer.Value("FederatedUser/FederatedUserId"), answer.Value("FederatedUser/Arn")));
        Assert.NotNull(answer.Value("PackedPolicySize"));
        var bob = sim.Host.Session(answer);
        Assert.Equal(name, (await bob.MustStsAsync("GetCallerIdentity")).Value("Arn"));
        await bob.MustStsAsync("GetAccessKeyInfo", key);
        Assert.Equal("AccessDenied", (await bob.StsAsync("DecodeAuthorizationMessage", ("EncodedMessage", "x"))).Code);

        // "If you do not pass a policy, the resulting federated user session has no permissions."
        var bare = sim.Host.Session(await broker.MustStsAsync("GetFederationToken", ("Name", "bob")));
        Assert.Equal("AccessDenied", (await bare.StsAsync("GetAccessKeyInfo", key)).Code);
    }

    [Fact]
    public async Task GetFederationToken_WithTags_HasTheUsersTagsBesideItsOwn()
    {
        var account = sim.NewAccount();
        var broker = await account.NewLimitedUserAsync("broker");
        await account.MustAsync("TagUser", ("UserName", "broker"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "vision"));
        var condition = """{"StringEquals":{"aws:PrincipalTag/team":"vision","aws:PrincipalTag/stage":"dev"}}""";
        await account.GrantUserAsync("broker", Allow("sts:GetFederationToken"));
        await account.GrantUserAsync("broker", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:GetAccessKeyInfo","Resource":"*","Condition":{{condition}}}]}""");
        (string, string)[] tagged = [("Name", "bob"), ("Policy", Allow("sts:*")), ("Tags.member.1.Key", "stage"), ("Tags.member.1.Value", "dev")];

        Assert.Contains("sts:TagSession", (await broker.StsAsync("GetFederationToken", tagged)).Message, StringComparison.Ordinal);
        await account.GrantUserAsync("broker", Allow("sts:TagSession"));

        var bob = sim.Host.Session(await broker.MustStsAsync("GetFederationToken", tagged));
        await bob.MustStsAsync("GetAccessKeyInfo", ("AccessKeyId", "ASIAY34FZKBOKMUTVV7A"));
    }
}
