using System.Text.Json;
using IamSim.Tests.Iam.Policies;
using IamSim.Tests.Support;

namespace IamSim.Tests.Access;

public class SimulationsTests(Sim sim)
{
    private const string Team = """
        {"explain":true,"requests":[{"principal":{"arn":"arn:aws:iam::111122223333:user/alice"},"action":"sagemaker:CreateTrainingJob",
        "context":{"aws:RequestTag/team":"audio"},"policies":{"identity":[{"name":"MlEngineer","document":{"Version":"2012-10-17","Statement":[
        {"Sid":"AllowTraining","Effect":"Allow","Action":"sagemaker:Create*","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/team":"vision"}}}]}}]}}]}
        """;

    private readonly TestAccount _account = sim.NewAccount();

    [Fact]
    public async Task Run_WithExplain_TheStoryOfTheDecision()
    {
        var answer = await _account.RestAsync("POST", "/simulations", Team);

        Assert.True(answer.Status == 200, answer.Text);
        var result = Assert.Single(answer.Json.GetProperty("results").EnumerateArray());
        Assert.Equal(("implicitDeny", "identity"), (Text(result, "decision"), Text(result, "decidedBy")));
        var explanation = result.GetProperty("explanation");
        Assert.Equal(
            "Denied: no identity policy allows sagemaker:CreateTrainingJob on *; the nearest is statement `AllowTraining` of `MlEngineer`, whose condition "
            + "StringEquals aws:RequestTag/team needs `vision`, the request has `audio`.",
            Text(explanation, "sentence"));
        Assert.Equal("Allow", explanation.GetProperty("smallestStatement").GetProperty("Effect").GetString());
        var layer = explanation.GetProperty("layers").EnumerateArray().Single(each => Text(each, "kind") == "identity");
        var statement = Assert.Single(layer.GetProperty("statements").EnumerateArray());
        Assert.Equal(
            ("AllowTraining", "allow", "conditionFails", "MlEngineer"),
            (Text(statement, "sid"), Text(statement, "effect"), Text(statement, "outcome"), Text(statement.GetProperty("policy"), "id")));
        var condition = Assert.Single(statement.GetProperty("conditions").EnumerateArray());
        Assert.Equal(("StringEquals", "aws:RequestTag/team", false), (Text(condition, "operator"), Text(condition, "key"), condition.GetProperty("holds").GetBoolean()));
    }

    [Fact]
    public async Task Run_SeveralRequestsAndResources_AResultEach_AndOneEvent()
    {
        var answer = await _account.RestAsync("POST", "/simulations", """
            {"requests":[
              {"action":"s3:GetObject","resources":["arn:aws:s3:::a/x","arn:aws:s3:::b/x"],
               "policies":{"identity":[{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::a/*"}]}]}},
              {"principal":"arn:aws:iam::111122223333:root","action":"iam:CreateUser"},
              {"principal":"arn:aws:iam::111122223333:user/a","action":"sts:GetCallerIdentity"},
              {"principal":"arn:aws:iam::111122223333:user/a","action":"s3:PutObject","policies":{
               "identity":{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]},
               "serviceControl":[[{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}]]}}]}
            """);

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(
            ["implicitDeny by identity", "allowed by root", "allowed by none", "explicitDeny by serviceControl"],
            answer.Json.GetProperty("results").EnumerateArray().Select(r => $"{Text(r, "decision")} by {Text(r, "decidedBy")}"));
        Assert.Equal(
            ["allowed", "implicitDeny"],
            answer.Json.GetProperty("results")[0].GetProperty("resources").EnumerateArray().Select(r => Text(r, "decision")));
        Assert.False(answer.Json.GetProperty("results")[0].TryGetProperty("explanation", out _));
        var entry = Assert.Single(await _account.EventsAsync());
        Assert.Equal(("RunSimulations", "iamsim"), (Text(entry, "eventName"), Text(entry, "eventSource")));
        Assert.Equal(4, entry.GetProperty("requestParameters").GetProperty("requests").GetArrayLength());
    }

    [Fact]
    public async Task Run_OneRequestMalformed_NoneDecided_EachErrorWithItsPlace()
    {
        var answer = await _account.RestAsync("POST", "/simulations", """
            {"requests":[{"action":"s3:GetObject"},{"action":"s3:GetObject","policies":{"identity":[
            {"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]},"{\n \"Statement\": {\"Effect\": \"Maybe\", \"Action\": \"*\", \"Resource\": \"*\"}}"]}},
            {"action":"GetObject","more":1}]}
            """);

        Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
        Assert.Contains("requests[1].policies.identity[1]: line 2, column ", answer.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["requests[1].policies.identity[1]", "requests[2].more", "requests[2].action"],
            answer.Json.GetProperty("errors").EnumerateArray().Select(e => Text(e, "path")));
        Assert.Equal(2, answer.Json.GetProperty("errors")[0].GetProperty("line").GetInt32());
        Assert.Equal("ValidationException", Text(Assert.Single(await _account.EventsAsync()), "errorCode"));
    }

    [Theory]
    [InlineData("[]", "body: This must be an object.")]
    [InlineData("{}", "requests: This must be a list of requests.")]
    [InlineData("""{"requests":[]}""", "requests: There must be 1 to 1000 requests.")]
    [InlineData("""{"requests":[{"action":"s3:GetObject"}],"explain":1}""", "explain: This must be true or false.")]
    [InlineData("""{"request":[]}""", "request: There is no such member. Known are: explain, requests.")]
    [InlineData("""{"requests":[{"action":"s3:\ud800"}]}""", "body: A string in it is not valid Unicode.")]
    [InlineData("""{"requests":[{"action":"s3:GetObject","principal":"\ud800"}]}""", "body: A string in it is not valid Unicode.")]
    public async Task Run_WhatIsNoQuestion_SaysWhy(string body, string message) =>
        (await _account.RestAsync("POST", "/simulations", body)).Refused(400, "ValidationError", message);

    [Fact]
    public async Task RunPrincipal_User_WithItsPoliciesBoundaryAndTags()
    {
        await _account.MustAsync("CreateUser", ("UserName", "alice"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "vision"));
        await _account.NewPrincipalAsync("Group", "Ml");
        await _account.MustAsync("AddUserToGroup", ("GroupName", "Ml"), ("UserName", "alice"));
        await _account.MustAsync("PutGroupPolicy", ("GroupName", "Ml"), ("PolicyName", "Buckets"), ("PolicyDocument", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:PrincipalTag/team}/*"}]}
            """));
        var boundary = await _account.NewPolicyAsync("Ceiling");
        await _account.MustAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", boundary));
        var alice = _account.Arn("user/alice");

        Assert.Equal("allowed by identity", await DecideAsync(alice, "s3:GetObject", "arn:aws:s3:::vision/x"));
        Assert.Equal("implicitDeny by identity", await DecideAsync(alice, "s3:GetObject", "arn:aws:s3:::audio/x"));
        Assert.Equal("implicitDeny by permissionsBoundary", await DecideAsync(alice, "s3:PutObject", "arn:aws:s3:::vision/x"));
        Assert.Equal(
            "allowed by identity",
            await DecideAsync(alice, "s3:PutObject", "arn:aws:s3:::vision/x", $$""","policies":{"permissionsBoundary":{{Documents.Write}}}"""));
        Assert.Equal(
            "allowed by identity",
            await DecideAsync(alice, "s3:GetObject", "arn:aws:s3:::other/x", $$""","policies":{"identity":[{{Documents.Read}}]}"""));
    }

    [Fact]
    public async Task RunPrincipal_Role_TimeIsTheSimulators_UnlessGiven()
    {
        await _account.NewPrincipalAsync("Role", "Training", "/service-role/");
        await _account.MustAsync("PutRolePolicy", ("RoleName", "Training"), ("PolicyName", "Early"), ("PolicyDocument", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*",
            "Condition":{"DateGreaterThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"},"NumericGreaterThan":{"aws:EpochTime":"1500000000"},
            "ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/service-role/Training"}}}]}
            """));
        var role = _account.Arn("role/service-role/Training");
        var session = $"arn:aws:sts::{_account.Id}:assumed-role/Training/x";

        Assert.Equal("allowed by identity", await DecideAsync(role, "s3:GetObject", "*"));
        Assert.Equal("allowed by identity", await DecideAsync(session, "s3:GetObject", "*"));
        Assert.Equal(
            "implicitDeny by identity", await DecideAsync(role, "s3:GetObject", "*", ""","context":{"aws:CurrentTime":"2019-12-31T00:00:00Z"}"""));
    }

    [Fact]
    public async Task RunPrincipal_NotThere_NotFound()
    {
        var nobody = await AskAsync(_account.Arn("user/nobody"), "s3:GetObject", "*");
        var other = await AskAsync("arn:aws:iam::111122223333:user/alice", "s3:GetObject", "*");
        var none = await _account.RestAsync("POST", "/simulations/principal", """{"requests":[{"action":"s3:GetObject"}]}""");

        nobody.Refused(404, "NoSuchEntity", "The user with name nobody cannot be found.");
        other.Refused(
            400,
            "ValidationError",
            $"requests[0].principal: This is a principal of account 111122223333; the call is made in account {_account.Id}.");
        Assert.Equal(400, none.Status);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private Task<RestAnswer> AskAsync(string principal, string action, string resource, string more = "") => _account.RestAsync(
        "POST", "/simulations/principal", $$"""{"requests":[{"principal":"{{principal}}","action":"{{action}}","resources":["{{resource}}"]{{more}}}]}""");

    private async Task<string> DecideAsync(string principal, string action, string resource, string more = "")
    {
        var answer = await AskAsync(principal, action, resource, more);
        Assert.True(answer.Status == 200, answer.Text);
        var result = answer.Json.GetProperty("results")[0];
        return $"{Text(result, "decision")} by {Text(result, "decidedBy")}";
    }
}
