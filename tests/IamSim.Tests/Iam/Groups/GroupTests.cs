using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Groups;

public sealed class GroupTests(Sim sim)
{
    private static readonly string[] ShownMembers = ["Path", "GroupName", "GroupId", "Arn", "CreateDate"];

    [Fact]
    public async Task CreateGroup_ShowsWhatAwsShows()
    {
        var account = sim.NewAccount();

        var answer = await account.MustAsync("CreateGroup", ("GroupName", "Admins"), ("Path", "/x/"));

        Assert.Equal(ShownMembers, answer.Names("Group"));
        Assert.Equal("Admins", answer.Value("Group/GroupName"));
        Assert.Equal("/x/", answer.Value("Group/Path"));
        Assert.Equal(account.Arn("group/x/Admins"), answer.Value("Group/Arn"));
        Assert.Matches("^AGPA[A-Z2-7]{17}$", answer.Value("Group/GroupId"));
        Assert.Equal(answer.Element("Group")!.ToString(), (await account.MustAsync("GetGroup", ("GroupName", "admins"))).Element("Group")!.ToString());
    }

    [Fact]
    public async Task CreateGroup_WithoutPath_IsAtTheRoot()
    {
        Assert.Equal("/", (await sim.NewAccount().MustAsync("CreateGroup", ("GroupName", "g"))).Value("Group/Path"));
    }

    [Theory]
    [InlineData("Admins")]
    [InlineData("ADMINS")]
    public async Task CreateGroup_NameTakenInAnyCase_EntityAlreadyExists(string name)
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateGroup", ("GroupName", "Admins"));

        (await account.CallAsync("CreateGroup", ("GroupName", name))).Refused(409, "EntityAlreadyExists", $"Group with name {name} already exists.");
    }

    [Fact]
    public async Task CreateGroup_NameOfAUser_IsFree()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "same"));

        await account.MustAsync("CreateGroup", ("GroupName", "same"));
    }

    [Fact]
    public async Task CreateGroup_ByManyAtOnce_OneWins()
    {
        var account = sim.NewAccount();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => account.CallAsync("CreateGroup", ("GroupName", "g"))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => a.Refused(409, "EntityAlreadyExists", "Group with name g already exists."));
    }

    [Fact]
    public async Task CreateGroup_OverTheQuota_LimitExceeded()
    {
        var account = sim.NewAccount();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => account.MustAsync("CreateGroup", ("GroupName", $"g{i}"))));

        (await account.CallAsync("CreateGroup", ("GroupName", "one-more"))).Refused(409, "LimitExceeded", "Cannot exceed quota for GroupsPerAccount: 300");

        await account.MustAsync("DeleteGroup", ("GroupName", "g0"));
        await account.MustAsync("CreateGroup", ("GroupName", "one-more"));
    }

    [Fact]
    public async Task ListGroups_ByPathPrefixAndInPages()
    {
        var account = sim.NewAccount();
        foreach (var (name, path) in new[] { ("delta", "/"), ("Bravo", "/ml/"), ("alpha", "/ml/team/"), ("Charlie", "/ML/"), ("echo", "/mlops/") })
        {
            await account.MustAsync("CreateGroup", ("GroupName", name), ("Path", path));
        }

        Assert.Equal(["alpha", "Bravo", "Charlie", "delta", "echo"], await account.AllAsync("ListGroups", "Groups", "GroupName", 2));
        Assert.Equal(["alpha", "Bravo"], await account.AllAsync("ListGroups", "Groups", "GroupName", 1, ("PathPrefix", "/ml/")));
        var listed = await account.MustAsync("ListGroups", ("MaxItems", "1"));
        Assert.Equal(ShownMembers, listed.Members("Groups")[0].Elements().Select(e => e.Name.LocalName));
        (await account.CallAsync("ListGroups", ("PathPrefix", "/ml/"), ("Marker", listed.Value("Marker")!)))
            .Refused(400, "ValidationError", "Invalid Marker.");
    }

    [Fact]
    public async Task UpdateGroup_ToNewNameAndPath_KeepsIdAndMembers()
    {
        var account = sim.NewAccount();
        var before = await account.MustAsync("CreateGroup", ("GroupName", "old"));
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("AddUserToGroup", ("GroupName", "old"), ("UserName", "alice"));

        await account.MustAsync("UpdateGroup", ("GroupName", "OLD"), ("NewGroupName", "New"), ("NewPath", "/x/"));

        var after = await account.MustAsync("GetGroup", ("GroupName", "new"));
        Assert.Equal(before.Value("Group/GroupId"), after.Value("Group/GroupId"));
        Assert.Equal(before.Value("Group/CreateDate"), after.Value("Group/CreateDate"));
        Assert.Equal(account.Arn("group/x/New"), after.Value("Group/Arn"));
        Assert.Equal(["alice"], after.Values("Users", "UserName"));
        (await account.CallAsync("GetGroup", ("GroupName", "old"))).Refused(404, "NoSuchEntity", "The group with name old cannot be found.");
    }

    [Fact]
    public async Task UpdateGroup_ToATakenName_EntityAlreadyExists()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateGroup", ("GroupName", "a"));
        await account.MustAsync("CreateGroup", ("GroupName", "b"));

        (await account.CallAsync("UpdateGroup", ("GroupName", "a"), ("NewGroupName", "B")))
            .Refused(409, "EntityAlreadyExists", "Group with name B already exists.");
        await account.MustAsync("UpdateGroup", ("GroupName", "a"), ("NewGroupName", "A"));
    }

    [Theory]
    [InlineData("GetGroup")]
    [InlineData("UpdateGroup")]
    [InlineData("DeleteGroup")]
    [InlineData("AddUserToGroup", "UserName", "alice")]
    [InlineData("RemoveUserFromGroup", "UserName", "alice")]
    public async Task AnyOperation_OnMissingGroup_NoSuchEntity(string operation, params string[] more)
    {
        var parameters = more.Chunk(2).Select(p => (p[0], p[1])).Prepend(("GroupName", "Nowhere"));

        (await sim.NewAccount().CallAsync(operation, [.. parameters])).Refused(404, "NoSuchEntity", "The group with name Nowhere cannot be found.");
    }

    [Fact]
    public async Task DeleteGroup_WithMembers_DeleteConflict()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateGroup", ("GroupName", "g"));
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "alice"));

        (await account.CallAsync("DeleteGroup", ("GroupName", "g")))
            .Refused(409, "DeleteConflict", "Cannot delete entity, must remove users from group first.");

        await account.MustAsync("RemoveUserFromGroup", ("GroupName", "g"), ("UserName", "alice"));
        await account.MustAsync("DeleteGroup", ("GroupName", "g"));
        Assert.Empty((await account.MustAsync("ListGroups")).Members("Groups"));
    }

    [Theory]
    [InlineData("attachment", "Cannot delete entity, must detach all policies first.")]
    [InlineData("inline policy", "Cannot delete entity, must delete policies first.")]
    public async Task DeleteGroup_WithPolicies_DeleteConflict(string left, string message)
    {
        var account = sim.NewAccount();
        var id = (await account.MustAsync("CreateGroup", ("GroupName", "g"))).Value("Group/GroupId")!;
        await sim.SeedAsync(Seeding.Leftover(left, account.Id, id));

        (await account.CallAsync("DeleteGroup", ("GroupName", "g"))).Refused(409, "DeleteConflict", message);
    }
}
