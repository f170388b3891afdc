using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Users;

public sealed class UserChangeTests(Sim sim)
{
    [Fact]
    public async Task UpdateUser_ToNewNameAndPath_KeepsAllElse()
    {
        var account = sim.NewAccount();
        var before = await account.MustAsync("CreateUser", ("UserName", "alice"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "ml"));
        await account.MustAsync("CreateGroup", ("GroupName", "g"));
        await account.MustAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "alice"));
        var key = await account.NewKeyAsync("alice");
        await sim.SeedAsync(Seeding.Policy(account.Id, "limits"));
        await account.MustAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", account.Arn("policy/limits")));

        await account.MustAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "bob"), ("NewPath", "/x/"));

        var after = await account.MustAsync("GetUser", ("UserName", "bob"));
        Assert.Equal(before.Value("User/UserId"), after.Value("User/UserId"));
        Assert.Equal(before.Value("User/CreateDate"), after.Value("User/CreateDate"));
        Assert.Equal(account.Arn("user/x/bob"), after.Value("User/Arn"));
        Assert.Equal(["team"], after.Values("User/Tags", "Key"));
        Assert.Equal(account.Arn("policy/limits"), after.Value("User/PermissionsBoundary/PermissionsBoundaryArn"));
        Assert.Equal(["g"], (await account.MustAsync("ListGroupsForUser", ("UserName", "bob"))).Values("Groups", "GroupName"));
        Assert.Equal([key], (await account.MustAsync("ListAccessKeys", ("UserName", "bob"))).Values("AccessKeyMetadata", "AccessKeyId"));
        await account.MustAsync("DeleteUserPermissionsBoundary", ("UserName", "bob"));
        await account.AllowAllAsync("bob");
        Assert.Equal("bob", (await account.With(key).MustAsync("GetUser")).Value("User/UserName"));
        (await account.CallAsync("GetUser", ("UserName", "alice"))).Refused(404, "NoSuchEntity", "The user with name alice cannot be found.");
    }

    [Fact]
    public async Task UpdateUser_WithPathOnly_KeepsTheName()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "Alice"));

        await account.MustAsync("UpdateUser", ("UserName", "alice"), ("NewPath", "/x/"));

        Assert.Equal(account.Arn("user/x/Alice"), (await account.MustAsync("GetUser", ("UserName", "alice"))).Value("User/Arn"));
    }

    [Fact]
    public async Task UpdateUser_ToItsOwnNameInAnotherCase_Renames()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));

        await account.MustAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "ALICE"));

        Assert.Equal(["ALICE"], (await account.MustAsync("ListUsers")).Values("Users", "UserName"));
    }

    [Fact]
    public async Task UpdateUser_ToATakenName_EntityAlreadyExists()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("CreateUser", ("UserName", "bob"));

        (await account.CallAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "BOB"), ("NewPath", "/x/")))
            .Refused(409, "EntityAlreadyExists", "User with name BOB already exists.");
        Assert.Equal("/", (await account.MustAsync("GetUser", ("UserName", "alice"))).Value("User/Path"));
    }

    [Fact]
    public async Task UpdateUser_ToOneNameByManyAtOnce_OneWins()
    {
        var account = sim.NewAccount();
        for (var i = 0; i < 8; i++)
        {
            await account.MustAsync("CreateUser", ("UserName", $"u{i}"));
        }

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => account.CallAsync("UpdateUser", ("UserName", $"u{i}"), ("NewUserName", "winner"))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(8, (await account.MustAsync("ListUsers")).Members("Users").Count);
    }

    [Theory]
    [InlineData("GetUser")]
    [InlineData("UpdateUser")]
    [InlineData("DeleteUser")]
    [InlineData("ListUserTags")]
    [InlineData("TagUser", "Tags.member.1.Key", "k", "Tags.member.1.Value", "v")]
    [InlineData("UntagUser", "TagKeys.member.1", "k")]
    [InlineData("PutUserPermissionsBoundary", "PermissionsBoundary", "arn:aws:iam::aws:policy/PowerUserAccess")]
    [InlineData("DeleteUserPermissionsBoundary")]
    public async Task AnyOperation_OnMissingUser_NoSuchEntity(string operation, params string[] more)
    {
        var parameters = more.Chunk(2).Select(p => (p[0], p[1])).Prepend(("UserName", "Nobody"));

        (await sim.NewAccount().CallAsync(operation, [.. parameters])).Refused(404, "NoSuchEntity", "The user with name Nobody cannot be found.");
    }

    [Fact]
    public async Task DeleteUser_WithNothingLeft_IsGoneAndItsNameFree()
    {
        var account = sim.NewAccount();
        var first = await account.MustAsync("CreateUser", ("UserName", "alice"));

        await account.MustAsync("DeleteUser", ("UserName", "ALICE"));

        (await account.CallAsync("DeleteUser", ("UserName", "alice"))).Refused(404, "NoSuchEntity", "The user with name alice cannot be found.");
        var second = await account.MustAsync("CreateUser", ("UserName", "alice"));
        Assert.NotEqual(first.Value("User/UserId"), second.Value("User/UserId"));
    }

    [Fact]
    public async Task DeleteUser_WithAccessKey_DeleteConflict()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var key = await account.NewKeyAsync("alice");

        (await account.CallAsync("DeleteUser", ("UserName", "alice")))
            .Refused(409, "DeleteConflict", "Cannot delete entity, must delete access keys first.");

        await account.MustAsync("DeleteAccessKey", ("UserName", "alice"), ("AccessKeyId", key));
        await account.MustAsync("DeleteUser", ("UserName", "alice"));
    }

    [Fact]
    public async Task DeleteUser_InGroup_DeleteConflict()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await account.MustAsync("CreateGroup", ("GroupName", "g"));
        await account.MustAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "alice"));

        (await account.CallAsync("DeleteUser", ("UserName", "alice")))
            .Refused(409, "DeleteConflict", "Cannot delete entity, must remove users from group first.");
    }

    [Theory]
    [InlineData("login profile", "Cannot delete entity, must delete login profile first.")]
    [InlineData("MFA device", "Cannot delete entity, must delete MFA device first.")]
    [InlineData("inline policy", "Cannot delete entity, must delete policies first.")]
    [InlineData("attachment", "Cannot delete entity, must detach all policies first.")]
    public async Task DeleteUser_WithSomethingLeft_DeleteConflict(string left, string message)
    {
        var account = sim.NewAccount();
        var id = (await account.MustAsync("CreateUser", ("UserName", "alice"))).Value("User/UserId")!;
        await sim.SeedAsync(Seeding.Leftover(left, account.Id, id));

        (await account.CallAsync("DeleteUser", ("UserName", "alice"))).Refused(409, "DeleteConflict", message);
        Assert.Equal("alice", (await account.MustAsync("GetUser", ("UserName", "alice"))).Value("User/UserName"));
    }

    [Fact]
    public async Task PutUserPermissionsBoundary_SetsReplacesAndIsDeleted()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        await sim.SeedAsync(Seeding.Policy(account.Id, "limits"), Seeding.Policy(account.Id, "others"));
        foreach (var name in new[] { "limits", "others" })
        {
            var arn = account.Arn($"policy/{name}");
            await account.MustAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", arn));
            Assert.Equal(arn, (await account.MustAsync("GetUser", ("UserName", "alice"))).Value("User/PermissionsBoundary/PermissionsBoundaryArn"));
        }

        await account.MustAsync("DeleteUserPermissionsBoundary", ("UserName", "alice"));

        Assert.Null((await account.MustAsync("GetUser", ("UserName", "alice"))).Element("User/PermissionsBoundary"));
        (await account.CallAsync("DeleteUserPermissionsBoundary", ("UserName", "alice")))
            .Refused(404, "NoSuchEntity", "No permissions boundary is set for the user alice.");
    }

    [Fact]
    public async Task PutUserPermissionsBoundary_OfMissingPolicy_NoSuchEntity()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        var missing = account.Arn("policy/missing");

        (await account.CallAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", missing)))
            .Refused(404, "NoSuchEntity", $"Policy {missing} does not exist or is not attachable.");
    }
}
