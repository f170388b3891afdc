using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.Audit.Decisions;

/// <summary>What was decided of a call stays known, as it was at that time.</summary>
public class DecisionTests(Guarded sim)
{
    private const string MayReadUsers = """{"Version":"2012-10-17","Statement":[{"Sid":"Look","Effect":"Allow","Action":"iam:GetUser","Resource":"*"}]}""";
    private const string DenyUsers = """{"Version":"2012-10-17","Statement":[{"Sid":"Never","Effect":"Deny","Action":"iam:GetUser","Resource":"*"}]}""";

    [Fact]
    public async Task Decision_OfAnAllowedCall_NamesTheStatement_EvenWhenThePolicyIsGone()
    {
        var account = sim.NewAccount();
        var alice = await LimitedAsync(account, MayReadUsers);
        Assert.Equal(200, (await alice.CallAsync("GetUser")).Status);
        await account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "look"), ("PolicyDocument", DenyUsers));

        var decision = await DecisionOfAsync(account, "GetUser");

        Assert.True(decision.GetProperty("allowed").GetBoolean());
        var question = decision.GetProperty("questions")[0];
        Assert.Equal("iam:GetUser", question.GetProperty("action").GetString());
        Assert.Equal("allowed", question.GetProperty("decision").GetString());
        Assert.Equal("identity", question.GetProperty("decidedBy").GetString());
        Assert.Contains("statement `Look` of `look` of user alice", question.GetProperty("explanation").GetProperty("sentence").GetString());
        Assert.Equal("alice", question.GetProperty("context").GetProperty("aws:username")[0].GetString());
        Assert.Equal(account.Arn("user/alice"), question.GetProperty("context").GetProperty("aws:PrincipalArn")[0].GetString());
    }

    [Fact]
    public async Task Decision_OfADeniedCall_IsExplained_AndTheCallChangedNothing()
    {
        var account = sim.NewAccount();
        var alice = await LimitedAsync(account, MayReadUsers);
        Assert.Equal((403, "AccessDenied"), await CodeAsync(alice.CallAsync("CreateUser", ("UserName", "mallory"))));

        var decision = await DecisionOfAsync(account, "CreateUser", "&userName=alice");

        Assert.False(decision.GetProperty("allowed").GetBoolean());
        var question = decision.GetProperty("questions")[0];
        Assert.Equal("implicitDeny", question.GetProperty("decision").GetString());
        Assert.Contains("iam:CreateUser", question.GetProperty("explanation").GetProperty("smallestStatement").GetRawText());
        Assert.Equal("NoSuchEntity", (await account.CallAsync("GetUser", ("UserName", "mallory"))).Code);
    }

    [Fact]
    public async Task Decision_AfterThePoliciesChanged_FollowsThemAtOnce()
    {
        var account = sim.NewAccount();
        var alice = await LimitedAsync(account, MayReadUsers);
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(200, (await alice.CallAsync("GetUser")).Status);
            await account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "look"), ("PolicyDocument", DenyUsers));
            Assert.Equal((403, "AccessDenied"), await CodeAsync(alice.CallAsync("GetUser")));
            await account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "look"), ("PolicyDocument", MayReadUsers));
        }
    }

    [Fact]
    public async Task Decision_HasAMessage_ThatStsDecodes()
    {
        var account = sim.NewAccount();
        var alice = await LimitedAsync(account, MayReadUsers);
        await alice.CallAsync("CreateUser", ("UserName", "mallory"));
        var message = (await DecisionOfAsync(account, "CreateUser", "&userName=alice")).GetProperty("questions")[0].GetProperty("encodedMessage").GetString()!;

        var decoded = JsonDocument.Parse((await account.CallAsync("2011-06-15", "DecodeAuthorizationMessage", ("EncodedMessage", message))).Value("DecodedMessage")!).RootElement;

        Assert.False(decoded.GetProperty("allowed").GetBoolean());
        Assert.Equal("iam:CreateUser", decoded.GetProperty("context").GetProperty("action").GetString());
    }

    [Fact]
    public async Task Decision_OfRoot_IsRoots()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        var question = (await DecisionOfAsync(account, "CreateUser")).GetProperty("questions")[0];
        Assert.Equal(("allowed", "root"), (question.GetProperty("decision").GetString(), question.GetProperty("decidedBy").GetString()));
    }

    [Fact]
    public async Task Decision_OfAnUnknownEvent_IsNotFound()
    {
        var answer = await sim.NewAccount().RestAsync("GET", $"/audit/events/{Guid.NewGuid()}/decision");
        Assert.Equal((404, "NotFound"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Decision_OfAnotherAccountsEvent_IsNotFound()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "bob"));
        var id = (await account.EventsAsync("?eventName=CreateUser"))[0].GetProperty("eventID").GetString();
        Assert.Equal(404, (await sim.NewAccount().RestAsync("GET", $"/audit/events/{id}/decision")).Status);
    }

    private static async Task<TestAccount> LimitedAsync(TestAccount account, string policy)
    {
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "look"), ("PolicyDocument", policy));
        return account.With(await account.NewKeyAsync("alice"));
    }

    private static async Task<JsonElement> DecisionOfAsync(TestAccount account, string eventName, string more = "")
    {
        var id = (await account.EventsAsync($"?eventName={eventName}{more}"))[0].GetProperty("eventID").GetString();
        var answer = await account.RestAsync("GET", $"/audit/events/{id}/decision");
        Assert.Equal((200, null), (answer.Status, answer.Code));
        return answer.Json;
    }

    private static async Task<(int Status, string? Code)> CodeAsync(Task<WireAnswer> call)
    {
        var answer = await call;
        return (answer.Status, answer.Code);
    }
}
