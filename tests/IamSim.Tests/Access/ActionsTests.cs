using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.Access;

public class ActionsTests(Sim sim)
{
    private readonly TestAccount _account = sim.NewAccount();

    [Fact]
    public async Task GetAction_InAnyCase_WhatItNeeds_AndOneEvent()
    {
        var answer = await _account.RestAsync("GET", "/actions/SageMaker:createtrainingjob");

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(("sagemaker:CreateTrainingJob", "write"), (Text(answer.Json, "action"), Text(answer.Json, "accessLevel")));
        Assert.Contains("sagemaker:InstanceTypes", answer.Json.GetProperty("conditionKeys").EnumerateArray().Select(key => key.GetString()));
        var entry = Assert.Single(await _account.EventsAsync());
        Assert.Equal(("GetAction", "iamsim"), (Text(entry, "eventName"), Text(entry, "eventSource")));
    }

    [Fact]
    public async Task GetAction_OfNone_NotFound() => Assert.Equal(404, (await _account.RestAsync("GET", "/actions/s3:GetObjekt")).Status);

    [Fact]
    public async Task ListActions_ByPattern_PageByPage_EachOnce()
    {
        var names = new List<string>();
        string? marker = null;
        do
        {
            var answer = await _account.RestAsync("GET", $"/actions?pattern=sagemaker:Create*&accessLevel=write&maxItems=20{(marker is null ? "" : "&marker=" + Uri.EscapeDataString(marker))}");
            Assert.True(answer.Status == 200, answer.Text);
            names.AddRange(answer.Json.GetProperty("actions").EnumerateArray().Select(action => Text(action, "action")));
            marker = answer.Json.TryGetProperty("marker", out var next) ? next.GetString() : null;
        }
        while (marker is not null);

        Assert.Contains("sagemaker:CreateTrainingJob", names);
        Assert.All(names, name => Assert.StartsWith("sagemaker:Create", name, StringComparison.Ordinal));
        Assert.Distinct(names);
    }

    [Theory]
    [InlineData("service=kms&conditionKey=kms:ViaService", "kms:Decrypt")]
    [InlineData("service=s3&resourceType=bucket", "s3:ListBucket")]
    [InlineData("q=assumerole&service=sts", "sts:AssumeRole")]
    public async Task ListActions_ByFilter_HasIt(string query, string action)
    {
        var answer = await _account.RestAsync("GET", $"/actions?{query}&maxItems=1000");

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Contains(action, answer.Json.GetProperty("actions").EnumerateArray().Select(each => Text(each, "action")));
    }

    [Theory]
    [InlineData("maxItems=0")]
    [InlineData("accessLevel=some")]
    [InlineData("accessLevel=3")]
    [InlineData("marker=none")]
    public async Task ListActions_OfAWrongQuestion_Refused(string query) => Assert.Equal(400, (await _account.RestAsync("GET", "/actions?" + query)).Status);

    [Fact]
    public async Task ListActionServices_AllOfThem()
    {
        var answer = await _account.RestAsync("GET", "/actions/services");

        Assert.True(answer.Json.GetProperty("services").GetArrayLength() > 400);
    }

    private static string Text(JsonElement value, string name) => value.GetProperty(name).GetString()!;
}
