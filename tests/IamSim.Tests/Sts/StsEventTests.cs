using System.Text.Json;
using IamSim.Tests.Authorization;
using IamSim.Tests.Sts.Support;
using IamSim.Tests.Support;
using static IamSim.Tests.Sts.Support.StsClients;

namespace IamSim.Tests.Sts;

/// <summary>What events of STS say.</summary>
public sealed class StsEventTests(GuardedSim sim)
{
    [Fact]
    public async Task AssumeRole_IsAnEventWithTheAnswer_AndWithoutItsSecrets()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("user/alice")));

        var answer = await alice.MustAssumeAsync(role);

        var assumed = Assert.Single(await account.EventsAsync("?eventName=AssumeRole"));
        Assert.True(assumed.GetProperty("readOnly").GetBoolean());
        var credentials = assumed.GetProperty("responseElements").GetProperty("credentials");
        Assert.Equal(["accessKeyId", "sessionToken", "expiration"], credentials.EnumerateObject().Select(m => m.Name));
        Assert.Equal(answer.Value("Credentials/AccessKeyId"), credentials.GetProperty("accessKeyId").GetString());
        Assert.Equal("HIDDEN_DUE_TO_SECURITY_REASONS", credentials.GetProperty("sessionToken").GetString());
        Assert.Matches("^[A-Z][a-z]{2} [0-9]{1,2}, [0-9]{4}, [0-9]{1,2}:[0-9]{2}:[0-9]{2} [AP]M$", credentials.GetProperty("expiration").GetString());
        Assert.DoesNotContain(answer.Value("Credentials/SecretAccessKey")!, assumed.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            $$"""[{"accountId":"{{account.Id}}","type":"AWS::IAM::Role","ARN":"{{role}}"}]""", assumed.GetProperty("resources").GetRawText());
        Assert.Equal("us-east-1", assumed.GetProperty("additionalEventData").GetProperty("RequestDetails").GetProperty("awsServingRegion").GetString());
        Assert.False(assumed.TryGetProperty("sharedEventID", out _));
    }

    [Fact]
    public async Task AssumeRole_AcrossAccounts_IsAnEventInBoth()
    {
        var (ours, theirs) = (sim.NewAccount(), sim.NewAccount());
        var alice = await ours.NewLimitedUserAsync("alice");
        var role = await theirs.NewRoleAsync("Audit", Trust(ours.Arn("user/alice")));
        Assert.Equal("AccessDenied", (await alice.AssumeAsync(role)).Code);
        await ours.GrantUserAsync("alice", Allow("sts:AssumeRole", role));

        await alice.MustAssumeAsync(role);

        var (own, copy) = ((await ours.EventsAsync("?eventName=AssumeRole"))[0], Assert.Single(await theirs.EventsAsync("?eventName=AssumeRole")));
        Assert.Equal(own.GetProperty("sharedEventID").GetString(), copy.GetProperty("sharedEventID").GetString());
        Assert.NotEqual(own.GetProperty("eventID").GetString(), copy.GetProperty("eventID").GetString());
        Assert.Equal((ours.Id, theirs.Id), (own.GetProperty("recipientAccountId").GetString(), copy.GetProperty("recipientAccountId").GetString()));
        var identity = copy.GetProperty("userIdentity");
        Assert.Equal(["type", "principalId", "accountId"], identity.EnumerateObject().Select(m => m.Name));
        Assert.Equal(("AWSAccount", ours.Id), (identity.GetProperty("type").GetString(), identity.GetProperty("accountId").GetString()));
        Assert.DoesNotContain("user/alice", copy.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallsOfASession_SayWhoseItIs()
    {
        var account = sim.NewAccount();
        var alice = await account.NewLimitedUserAsync("alice");
        var role = await account.NewRoleAsync("Deploy", Trust(account.Arn("user/alice"), "\"sts:AssumeRole\",\"sts:SetSourceIdentity\""), ("Path", "/ci/"));
        var answer = await alice.MustAssumeAsync(role, ("SourceIdentity", "Alice"));

        await sim.Host.Session(answer).MustStsAsync("GetCallerIdentity");

        var identity = Assert.Single(await account.EventsAsync("?eventName=GetCallerIdentity")).GetProperty("userIdentity");
        Assert.Equal("AssumedRole", identity.GetProperty("type").GetString());
        Assert.Equal(answer.Value("Credentials/AccessKeyId"), identity.GetProperty("accessKeyId").GetString());
        var context = identity.GetProperty("sessionContext");
        Assert.Equal((role, "Deploy"), (Text(context, "sessionIssuer", "arn"), Text(context, "sessionIssuer", "userName")));
        Assert.Equal("Alice", context.GetProperty("sourceIdentity").GetString());
        Assert.Equal("false", Text(context, "attributes", "mfaAuthenticated"));
    }

    private static string? Text(JsonElement element, string first, string second) => element.GetProperty(first).GetProperty(second).GetString();
}
