using IamSim.Tests.Support;

namespace IamSim.Tests.Access.Authorizations;

/// <summary>Another service's questions: may this one do this? The form is AuthZEN's.</summary>
public class AuthorizationTests(Sim sim)
{
    private const string Policy = """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"Train","Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/team":"vision"}}},
          {"Sid":"Tagged","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*","Condition":{"StringEquals":{"aws:ResourceTag/open":"yes"}}}]}
        """;

    [Fact]
    public async Task One_Allowed_IsADecisionAlone()
    {
        var account = await NewAsync();
        var answer = await account.RestAsync("POST", "/authorizations", One(account, "sagemaker:CreateTrainingJob", "*", new() { ["aws:RequestTag/team"] = "vision" }));
        Assert.Equal("""{"decision":true}""", answer.Text);
    }

    [Fact]
    public async Task One_Denied_SaysByWhat()
    {
        var account = await NewAsync();
        var answer = await account.RestAsync("POST", "/authzen/access/v1/evaluation", One(account, "sagemaker:CreateTrainingJob", "*", new() { ["aws:RequestTag/team"] = "audio" }));
        Assert.Equal("""{"decision":false,"context":{"verdict":"implicitDeny","decidedBy":"identity"}}""", answer.Text);
    }

    [Fact]
    public async Task Batch_TakesWhatAnEvaluationLeavesOut_FromTheWhole()
    {
        var account = await NewAsync();
        var answer = await account.RestAsync("POST", "/authzen/access/v1/evaluations", new
        {
            subject = new { type = "user", id = account.Arn("user/alice") },
            action = new { name = "sagemaker:CreateTrainingJob" },
            resource = new { type = "job", id = "*" },
            context = new Dictionary<string, object> { ["aws:RequestTag/team"] = "vision" },
            evaluations = new object[]
            {
                new { },
                new { context = new Dictionary<string, object> { ["aws:RequestTag/team"] = "audio" } },
                new { action = new { name = "s3:GetObject" }, resource = new { type = "object", id = "arn:aws:s3:::data/cats", properties = new { tags = new { open = "yes" } } } },
                new { action = new { name = "s3:GetObject" }, resource = new { type = "object", id = "arn:aws:s3:::data/cats" } },
                new { subject = new { type = "user", id = account.Arn("user/nobody") } },
            },
        });
        Assert.Equal([true, false, true, false, false], answer.Json.GetProperty("evaluations").EnumerateArray().Select(e => e.GetProperty("decision").GetBoolean()));
    }

    [Theory]
    [InlineData("execute_all", 3)]
    [InlineData("deny_on_first_deny", 2)]
    [InlineData("permit_on_first_permit", 1)]
    public async Task Batch_EndsWhereTheSemanticSaysSo(string semantic, int answered)
    {
        var account = await NewAsync();
        var answer = await account.RestAsync("POST", "/authorizations", new
        {
            subject = new { type = "user", id = account.Arn("user/alice") },
            action = new { name = "sagemaker:CreateTrainingJob" },
            resource = new { type = "job", id = "*" },
            options = new { evaluations_semantic = semantic },
            evaluations = new[] { "vision", "audio", "vision" }.Select(team => new { context = new Dictionary<string, object> { ["aws:RequestTag/team"] = team } }),
        });
        Assert.Equal(answered, answer.Json.GetProperty("evaluations").GetArrayLength());
    }

    [Fact]
    public async Task Credentials_AreWhomTheyWereIssuedTo_AsLongAsTheyAreGood()
    {
        var account = await NewAsync();
        var key = await account.NewKeyAsync("alice");
        var body = One(account, "sagemaker:CreateTrainingJob", "*", new() { ["aws:RequestTag/team"] = "vision" });
        body["subject"] = new { type = "credentials", id = key };
        Assert.Equal("""{"decision":true}""", (await account.RestAsync("POST", "/authorizations", body)).Text);

        await account.MustAsync("UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", key), ("Status", "Inactive"));
        Assert.Contains("no such subject", (await account.RestAsync("POST", "/authorizations", body)).Json.GetProperty("context").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task RoleOfAnotherAccount_HasTheTrustPolicyThatIamSimHolds()
    {
        var account = await NewAsync();
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        var other = sim.NewAccount();
        var trust = $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{{account.Id}}}}"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"e1"}}}]}""";
        await other.MustAsync("CreateRole", ("RoleName", "shared"), ("AssumeRolePolicyDocument", trust));

        Assert.Equal("""{"decision":true}""", await AskAsync("e1"));
        Assert.StartsWith("""{"decision":false""", await AskAsync("e2"));

        async Task<string> AskAsync(string externalId) => (await account.RestAsync(
            "POST", "/authorizations", One(account, "sts:AssumeRole", other.Arn("role/shared"), new() { ["sts:ExternalId"] = externalId }))).Text;
    }

    [Fact]
    public async Task Explained_TellsTheStory()
    {
        var account = await NewAsync();
        var body = One(account, "sagemaker:CreateTrainingJob", "*", new() { ["aws:RequestTag/team"] = "audio" });
        body["options"] = new { explain = true };
        var context = (await account.RestAsync("POST", "/authorizations", body)).Json.GetProperty("context");
        Assert.Contains("needs `vision`, the request has `audio`", context.GetProperty("reason").GetString());
        Assert.True(context.GetProperty("explanation").TryGetProperty("layers", out _));
    }

    [Fact]
    public async Task Batch_IsOneCall_WithOneEvent()
    {
        var account = await NewAsync();
        await account.RestAsync("POST", "/authorizations", One(account, "s3:GetObject", "*", []));
        var events = await account.EventsAsync("?eventName=Authorize");
        Assert.Equal("1", Assert.Single(events).GetProperty("requestParameters").GetProperty("evaluations").GetString());
    }

    [Theory]
    [InlineData("""{}""", "subject")]
    [InlineData("""[]""", "body")]
    [InlineData("""{"subject":"alice"}""", "subject")]
    [InlineData("""{"subject":{"type":"user"}}""", "subject.id")]
    [InlineData("""{"subject":{"type":"user","id":"x"},"action":{"name":"GetObject"},"resource":{"id":"*"}}""", "action.name")]
    [InlineData("""{"subject":{"type":"user","id":"x"},"action":{"name":"s3:GetObject"},"resource":{"id":"*"},"evaluations":[{},7]}""", "evaluations[1]")]
    [InlineData("""{"subject":{"type":"user","id":"x"},"action":{"name":"s3:GetObject"},"resource":{"id":"*","properties":{"policy":{"Version":"x"}}}}""", "resource.properties.policy")]
    [InlineData("""{"subject":{"type":"user","id":"x"},"action":{"name":"s3:GetObject"},"resource":{"id":"*"},"context":{"a":{}}}""", "context.a")]
    [InlineData("""{"subject":{"type":"user","id":"x"},"action":{"name":"s3:GetObject"},"resource":{"id":"*"},"options":{"evaluations_semantic":"some"}}""", "options.evaluations_semantic")]
    public async Task Malformed_IsRefused_WithTheWayToIt(string body, string path)
    {
        var answer = await sim.NewAccount().RestAsync("POST", "/authorizations", body);
        Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
        Assert.Equal(path, answer.Json.GetProperty("errors")[0].GetProperty("path").GetString());
    }

    private async Task<TestAccount> NewAsync()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("PutUserPolicy", ("UserName", "alice"), ("PolicyName", "p"), ("PolicyDocument", Policy));
        return account;
    }

    private static Dictionary<string, object> One(TestAccount account, string action, string resource, Dictionary<string, object> context) => new()
    {
        ["subject"] = new { type = "user", id = account.Arn("user/alice") },
        ["action"] = new { name = action },
        ["resource"] = new { type = "any", id = resource },
        ["context"] = context,
    };
}
