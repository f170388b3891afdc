using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Groups;

public sealed class GroupMembershipTests(Sim sim)
{
    [Fact]
    public async Task AddUserToGroup_NamesInAnyCase_IsAMember()
    {
        var account = await WithAsync(["Admins"], ["Alice"]);

        await account.MustAsync("AddUserToGroup", ("GroupName", "admins"), ("UserName", "alice"));

        Assert.Equal(["Alice"], (await account.MustAsync("GetGroup", ("GroupName", "Admins"))).Values("Users", "UserName"));
        Assert.Equal(["Admins"], (await account.MustAsync("ListGroupsForUser", ("UserName", "ALICE"))).Values("Groups", "GroupName"));
    }

    [Fact]
    public async Task AddUserToGroup_Twice_IsOneMembership()
    {
        var account = await WithAsync(["g"], ["alice"]);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => account.MustAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "alice"))));

        Assert.Single((await account.MustAsync("GetGroup", ("GroupName", "g"))).Members("Users"));
    }

    [Fact]
    public async Task AddUserToGroup_OverTheQuota_LimitExceeded()
    {
        var account = await WithAsync([.. Enumerable.Range(0, 11).Select(i => $"g{i:00}")], ["alice"]);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 11).Select(i => account.CallAsync("AddUserToGroup", ("GroupName", $"g{i:00}"), ("UserName", "alice"))));

        Assert.Single(answers, a => a.Status != 200).Refused(409, "LimitExceeded", "Cannot exceed quota for GroupsPerUser: 10");
        var groups = (await account.MustAsync("ListGroupsForUser", ("UserName", "alice"))).Values("Groups", "GroupName");
        Assert.Equal(10, groups.Count);

        // One that is in the group already is within its quota.
        await account.MustAsync("AddUserToGroup", ("GroupName", groups[0]!), ("UserName", "alice"));
    }

    [Theory]
    [InlineData("AddUserToGroup", "GroupName", "g")]
    [InlineData("RemoveUserFromGroup", "GroupName", "g")]
    [InlineData("ListGroupsForUser")]
    public async Task AnyOperation_OnMissingUser_NoSuchEntity(string operation, params string[] more)
    {
        var account = await WithAsync(["g"], []);
        var parameters = more.Chunk(2).Select(p => (p[0], p[1])).Prepend(("UserName", "Nobody"));

        (await account.CallAsync(operation, [.. parameters])).Refused(404, "NoSuchEntity", "The user with name Nobody cannot be found.");
    }

    [Fact]
    public async Task RemoveUserFromGroup_WhoIsNoMember_IsNoError()
    {
        var account = await WithAsync(["g"], ["alice"]);

        await account.MustAsync("RemoveUserFromGroup", ("GroupName", "g"), ("UserName", "alice"));
    }

    [Fact]
    public async Task GetGroup_InPages_ShowsTheGroupOnEach()
    {
        var account = await WithAsync(["g", "other"], ["delta", "Bravo", "alpha", "Charlie", "outsider"]);
        foreach (var name in new[] { "delta", "Bravo", "alpha", "Charlie" })
        {
            await account.MustAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", name));
        }

        Assert.Equal(["alpha", "Bravo", "Charlie", "delta"], await account.AllAsync("GetGroup", "Users", "UserName", 3, ("GroupName", "g")));
        var first = await account.MustAsync("GetGroup", ("GroupName", "g"), ("MaxItems", "2"));
        Assert.Equal("true", first.Value("IsTruncated"));
        var second = await account.MustAsync("GetGroup", ("GroupName", "g"), ("Marker", first.Value("Marker")!));
        Assert.Equal("g", second.Value("Group/GroupName"));
        Assert.Equal(["Charlie", "delta"], second.Values("Users", "UserName"));
        (await account.CallAsync("GetGroup", ("GroupName", "other"), ("Marker", first.Value("Marker")!)))
            .Refused(400, "ValidationError", "Invalid Marker.");
    }

    [Fact]
    public async Task GetGroup_ShowsUsersWithoutTagsAndBoundary()
    {
        var account = await WithAsync(["g"], []);
        await sim.SeedAsync(Seeding.Policy(account.Id, "limits"));
        await account.MustAsync(
            "CreateUser",
            ("UserName", "alice"),
            ("PermissionsBoundary", account.Arn("policy/limits")),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "ml"));
        await account.MustAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "alice"));

        var answer = await account.MustAsync("GetGroup", ("GroupName", "g"));

        Assert.Equal(["Path", "UserName", "UserId", "Arn", "CreateDate"], answer.Members("Users").Single().Elements().Select(e => e.Name.LocalName));
        Assert.Equal("false", answer.Value("IsTruncated"));
    }

    [Fact]
    public async Task GetGroup_WithoutUsers_ShowsAnEmptyList()
    {
        var account = await WithAsync(["g"], []);

        var answer = await account.MustAsync("GetGroup", ("GroupName", "g"));

        Assert.NotNull(answer.Element("Users"));
        Assert.Empty(answer.Members("Users"));
    }

    [Fact]
    public async Task ListGroupsForUser_InPages()
    {
        var account = await WithAsync(["c", "A", "b"], ["alice"]);
        foreach (var group in new[] { "c", "A", "b" })
        {
            await account.MustAsync("AddUserToGroup", ("GroupName", group), ("UserName", "alice"));
        }

        Assert.Equal(["A", "b", "c"], await account.AllAsync("ListGroupsForUser", "Groups", "GroupName", 2, ("UserName", "alice")));
    }

    [Fact]
    public async Task Memberships_OfAnotherAccount_AreNotSeen()
    {
        var one = await WithAsync(["g"], ["alice"]);
        var other = await WithAsync(["g"], ["alice"]);

        await one.MustAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "alice"));

        Assert.Empty((await other.MustAsync("GetGroup", ("GroupName", "g"))).Members("Users"));
    }

    [Fact]
    public async Task Groups_ByRest()
    {
        var account = await WithAsync([], ["alice"]);

        var made = await account.RestAsync("POST", "/groups", new { groupName = "Admins", path = "/x/" });
        Assert.Equal((201, "/api/v1/groups/Admins"), (made.Status, made.Location));
        Assert.Equal(account.Arn("group/x/Admins"), made.Json.GetProperty("arn").GetString());
        Assert.Equal(204, (await account.RestAsync("PUT", "/groups/admins/users/alice")).Status);
        Assert.Equal(204, (await account.RestAsync("PUT", "/groups/admins/users/alice")).Status);
        Assert.Equal("Admins", (await account.RestAsync("GET", "/groups/admins")).Json.GetProperty("groupName").GetString());
        var members = await account.RestAsync("GET", "/groups/admins/users?maxItems=5");
        Assert.Equal("alice", members.Json.GetProperty("users").EnumerateArray().Single().GetProperty("userName").GetString());
        var groups = await account.RestAsync("GET", "/users/alice/groups");
        Assert.Equal("Admins", groups.Json.GetProperty("groups").EnumerateArray().Single().GetProperty("groupName").GetString());
        Assert.Single((await account.RestAsync("GET", "/groups?pathPrefix=/x/")).Json.GetProperty("groups").EnumerateArray());

        (await account.RestAsync("DELETE", "/groups/admins")).Refused(409, "DeleteConflict", "Cannot delete entity, must remove users from group first.");
        Assert.Equal(204, (await account.RestAsync("DELETE", "/groups/admins/users/alice")).Status);
        Assert.Equal(204, (await account.RestAsync("PATCH", "/groups/admins", new { newGroupName = "Ops" })).Status);
        Assert.Equal(204, (await account.RestAsync("DELETE", "/groups/ops")).Status);
        (await account.RestAsync("GET", "/groups/ops")).Refused(404, "NoSuchEntity", "The group with name ops cannot be found.");
    }

    [Fact]
    public async Task UpdateGroup_WhereItsUsersChangedMeanwhile_PreconditionFailed()
    {
        var account = await WithAsync(["g"], ["alice"]);
        var seen = (await account.RestAsync("GET", "/groups/g")).ETag!;
        await account.MustAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "alice"));

        Assert.Equal(412, (await account.RestAsync("PATCH", "/groups/g", new { newPath = "/x/" }, ("If-Match", seen))).Status);
    }

    private async Task<TestAccount> WithAsync(string[] groups, string[] users)
    {
        var account = sim.NewAccount();
        foreach (var name in groups)
        {
            await account.MustAsync("CreateGroup", ("GroupName", name));
        }

        foreach (var name in users)
        {
            await account.MustAsync("CreateUser", ("UserName", name));
        }

        return account;
    }
}
