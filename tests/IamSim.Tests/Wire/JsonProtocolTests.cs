using IamSim.Tests.Support;

namespace IamSim.Tests.Wire;

/// <summary>AWS's JSON protocol, whatever the operation.</summary>
public sealed class JsonProtocolTests(Sim sim)
{
    private const string Target = "AWSOrganizationsV20161128.";

    [Theory]
    [InlineData("AWSOrganizationsV20161128.CreateUser", "organizations.amazonaws.com", "CreateUser")]
    [InlineData("Nothing_2026.ListRoots", "iamsim", "ListRoots")]
    [InlineData("ListRoots", "iamsim", "ListRoots")]
    public async Task Target_Unknown_UnknownOperationException(string target, string source, string name)
    {
        var account = sim.NewAccount();

        var answer = await account.JsonAsync(target);

        answer.Refused("UnknownOperationException", $"IamSim serves no operation {target}.");
        Assert.Equal("application/x-amz-json-1.1", answer.ContentType);
        var happened = Assert.Single(await account.EventsAsync());
        Assert.Equal(
            (source, name, "UnknownOperationException", answer.RequestId),
            (happened.GetProperty("eventSource").GetString(), happened.GetProperty("eventName").GetString(), happened.GetProperty("errorCode").GetString(), happened.GetProperty("requestID").GetString()));
    }

    [Theory]
    [InlineData("{", "The request's body is not JSON: ")]
    [InlineData("\"x\"", "Value at 'body' cannot be read: it must be an object")]
    [InlineData("{\"Name\":1}", "Value at 'name' cannot be read: it must be a string")]
    [InlineData("{\"Tags\":{}}", "Value at 'tags' cannot be read: it must be a list")]
    [InlineData("{\"Tags\":[{\"Key\":[]}]}", "Value at 'tags.1.member.key' cannot be read: it must be a string")]
    public async Task Body_ThatCannotBeRead_SerializationException(string body, string message)
    {
        var account = sim.NewAccount();

        var answer = await account.JsonAsync(Target + "CreatePolicy", body);

        Assert.Equal((400, "SerializationException"), (answer.Status, answer.Code));
        Assert.StartsWith(message, answer.Message, StringComparison.Ordinal);
        Assert.Equal("CreatePolicy", Assert.Single(await account.EventsAsync()).GetProperty("eventName").GetString());
    }

    [Fact]
    public async Task Form_ForAJsonService_IsNoOperation()
    {
        var answer = await sim.NewAccount().CallAsync("2016-11-28", "ListRoots");

        Assert.Equal("InvalidAction", answer.Code);
    }

    [Fact]
    public async Task Key_ThatIsRefused_UnrecognizedClientException()
    {
        var account = sim.NewAccount();
        var user = await account.NewUserAsync("alice");
        await account.MustAsync("UpdateAccessKey", ("UserName", "alice"), ("AccessKeyId", await OnlyKeyAsync(account)), ("Status", "Inactive"));

        var answer = await user.JsonAsync(Target + "ListRoots");

        Assert.Equal(("UnrecognizedClientException", "The security token included in the request is invalid."), (answer.Code, answer.Message));
    }

    [Fact]
    public async Task Body_Nested_Deeply_IsRefused()
    {
        var answer = await sim.NewAccount().JsonAsync(Target + "ListRoots", $"{{\"x\":{new string('[', 100)}{new string(']', 100)}}}");

        Assert.Equal("SerializationException", answer.Code);
    }

    private static async Task<string> OnlyKeyAsync(TestAccount account) =>
        (await account.MustAsync("ListAccessKeys", ("UserName", "alice"))).Values("AccessKeyMetadata", "AccessKeyId").Single()!;
}
