using IamSim.Tests.Support;

namespace IamSim.Tests.Rest;

/// <summary>A change with <c>If-Match</c> is made on the state that was seen, or not at all.</summary>
public class PreconditionTests(Sim sim)
{
    [Fact]
    public async Task Patch_WithTheTagOfAnOlderState_Is412AndChangesNothing()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var seen = (await account.RestAsync("GET", "/users/alice")).ETag!;
        await account.MustAsync("TagUser", ("UserName", "alice"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "ml"));

        var late = await account.RestAsync("PATCH", "/users/alice", new { newPath = "/late/" }, ("If-Match", seen));

        late.Refused(412, "PreconditionFailed", "The resource has changed: its ETag is not the one in If-Match. Read it again.");
        Assert.Equal("/", (await account.MustAsync("GetUser", ("UserName", "alice"))).Value("User/Path"));
        Assert.Equal("PreconditionFailed", (await account.EventsAsync("?eventName=UpdateUser"))[0].GetProperty("errorCode").GetString());
    }

    [Fact]
    public async Task Patch_WithTheTagOfThePresentState_IsMade()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var seen = (await account.RestAsync("GET", "/users/alice")).ETag!;

        var change = await account.RestAsync("PATCH", "/users/alice", new { newPath = "/ml/" }, ("If-Match", $"\"other\", {seen}"));

        Assert.Equal(204, change.Status);
    }

    [Fact]
    public async Task Delete_WithAStar_NeedsTheResource()
    {
        var account = sim.NewAccount();

        var missing = await account.RestAsync("DELETE", "/users/nobody", null, ("If-Match", "*"));

        missing.Refused(404, "NoSuchEntity", "The user with name nobody cannot be found.");
    }

    [Fact]
    public async Task Get_WithTheTagItHas_Is304()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var seen = (await account.RestAsync("GET", "/users/alice")).ETag!;

        Assert.Equal(304, (await account.RestAsync("GET", "/users/alice", null, ("If-None-Match", seen))).Status);
    }

    [Fact]
    public async Task Patch_ByManyWithOneTag_HasExactlyOneWinner()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var seen = (await account.RestAsync("GET", "/users/alice")).ETag!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            account.RestAsync("PATCH", "/users/alice", new { newPath = $"/p{i}/" }, ("If-Match", seen))));

        Assert.Single(answers, a => a.Status == 204);
        Assert.Equal(11, answers.Count(a => a.Status == 412));
    }
}
