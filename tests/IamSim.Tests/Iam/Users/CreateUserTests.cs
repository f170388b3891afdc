using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Users;

public class CreateUserTests(Sim sim)
{
    [Fact]
    public async Task CreateUser_ThatExistsInAnotherCase_EntityAlreadyExists()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        var again = await account.CallAsync("CreateUser", ("UserName", "Alice"));

        again.Refused(409, "EntityAlreadyExists", "User with name Alice already exists.");
    }

    [Fact]
    public async Task CreateUser_InRest_AnswersWhereTheUserIs()
    {
        var account = sim.NewAccount();

        var made = await account.RestAsync("POST", "/users", new { userName = "alice", path = "/ml/" });

        Assert.Equal((201, "/api/v1/users/alice"), (made.Status, made.Location));
        Assert.Equal(account.Arn("user/ml/alice"), made.Json.GetProperty("arn").GetString());
        Assert.Equal("CreateUser", (await account.EventsAsync())[0].GetProperty("eventName").GetString());
    }

    [Fact]
    public async Task CreateUser_Racing_HasExactlyOneWinner()
    {
        var account = sim.NewAccount();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => account.CallAsync("CreateUser", ("UserName", "alice"))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => a.Refused(409, "EntityAlreadyExists", "User with name alice already exists."));
    }
}
