using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Users;

public sealed class UserRestTests(Sim sim)
{
    [Fact]
    public async Task Users_FromMakingToDeleting()
    {
        var account = sim.NewAccount();

        var made = await account.RestAsync("POST", "/users", new { userName = "alice", path = "/ml/", tags = new[] { new { key = "team", value = "ml" } } });
        Assert.Equal((201, "/api/v1/users/alice"), (made.Status, made.Location));
        Assert.Equal(account.Arn("user/ml/alice"), made.Json.GetProperty("arn").GetString());

        Assert.Equal(204, (await account.RestAsync("PATCH", "/users/alice", new { newUserName = "Bob", newPath = "/" })).Status);
        Assert.Equal(204, (await account.RestAsync("POST", "/users/bob/tags", new { tags = new[] { new { key = "env", value = "dev" } } })).Status);
        Assert.Equal(204, (await account.RestAsync("DELETE", "/users/bob/tags?key=team&key=none")).Status);
        Assert.Equal(
            ["env"],
            (await account.RestAsync("GET", "/users/bob/tags")).Json.GetProperty("tags").EnumerateArray().Select(t => t.GetProperty("key").GetString()));
        await sim.SeedAsync(Seeding.Policy(account.Id, "limits"));
        var boundary = new { permissionsBoundary = account.Arn("policy/limits") };
        Assert.Equal(204, (await account.RestAsync("PUT", "/users/bob/permissions-boundary", boundary)).Status);
        Assert.Equal(204, (await account.RestAsync("DELETE", "/users/bob/permissions-boundary")).Status);

        var listed = await account.RestAsync("GET", "/users?pathPrefix=/&maxItems=10");
        Assert.Equal("Bob", listed.Json.GetProperty("users").EnumerateArray().Single().GetProperty("userName").GetString());
        Assert.False(listed.Json.GetProperty("isTruncated").GetBoolean());
        Assert.Equal(204, (await account.RestAsync("DELETE", "/users/bob")).Status);
        (await account.RestAsync("GET", "/users/bob")).Refused(404, "NoSuchEntity", "The user with name bob cannot be found.");
    }

    [Fact]
    public async Task GetUser_ByRest_IsTheUserOfTheWire()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "Alice"));

        var rest = await account.RestAsync("GET", "/users/alice");
        var wire = await account.MustAsync("GetUser", ("UserName", "alice"));

        Assert.Equal(wire.Value("User/UserId"), rest.Json.GetProperty("userId").GetString());
        Assert.Equal(wire.Value("User/CreateDate"), rest.Json.GetProperty("createDate").GetString());
        Assert.False(rest.Json.TryGetProperty("tags", out _));
        Assert.False(rest.Json.TryGetProperty("permissionsBoundary", out _));
    }

    [Fact]
    public async Task UpdateUser_IfItIsStillAsSeen_OneOfTwoWins()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var seen = (await account.RestAsync("GET", "/users/alice")).ETag!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            account.RestAsync("PATCH", "/users/alice", new { newPath = $"/p{i}/" }, ("If-Match", seen))));

        Assert.Single(answers, a => a.Status == 204);
        Assert.Equal(7, answers.Count(a => a.Status == 412));
    }

    [Fact]
    public async Task CreateUser_WithUnknownMember_ValidationError()
    {
        var answer = await sim.NewAccount().RestAsync("POST", "/users", new { userName = "alice", nickname = "al" });

        Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task GetUser_NameThatNeedsEscaping_IsFound()
    {
        var account = sim.NewAccount();
        var made = await account.RestAsync("POST", "/users", new { userName = "a+b=c,d.e@f_g-h" });

        Assert.Equal(200, (await account.RestAsync("GET", made.Location!["/api/v1".Length..])).Status);
    }
}
