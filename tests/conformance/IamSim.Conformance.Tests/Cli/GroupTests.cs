using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Cli;

/// <summary>Groups through the AWS CLI.</summary>
public sealed class GroupTests(LiveServer live)
{
    [Fact]
    public async Task Group_WithMembers_AsAwsAnswers()
    {
        var account = live.NewAccount();
        await account.CallAsync("CreateUser", ("UserName", "alice"));
        await account.CallAsync("CreateUser", ("UserName", "bob"));

        var created = await account.MustAsync("create-group", "--path", "/ml/", "--group-name", "MlEngineers");
        Assert.Equal(account.Arn("group/ml/MlEngineers"), created.Text("Group", "Arn"));
        Assert.Matches("^AGPA[A-Z0-9]{17}$", created.Text("Group", "GroupId"));

        await account.MustAsync("add-user-to-group", "--group-name", "MlEngineers", "--user-name", "alice");
        await account.MustAsync("add-user-to-group", "--group-name", "MlEngineers", "--user-name", "alice");
        await account.MustAsync("add-user-to-group", "--group-name", "MlEngineers", "--user-name", "bob");
        var read = await account.MustAsync("get-group", "--group-name", "MlEngineers", "--page-size", "1");
        Assert.Equal(["alice", "bob"], read.Texts("Users", "UserName"));
        var ofAlice = await account.MustAsync("list-groups-for-user", "--user-name", "alice");
        Assert.Equal(["MlEngineers"], ofAlice.Texts("Groups", "GroupName"));

        (await account.IamAsync("delete-group", "--group-name", "MlEngineers"))
            .Refused("DeleteGroup", "DeleteConflict", "Cannot delete entity, must remove users from group first.");
        await account.MustAsync("remove-user-from-group", "--group-name", "MlEngineers", "--user-name", "alice");
        await account.MustAsync("remove-user-from-group", "--group-name", "MlEngineers", "--user-name", "bob");
        await account.MustAsync("update-group", "--group-name", "MlEngineers", "--new-group-name", "MlTeam");
        await account.MustAsync("delete-group", "--group-name", "MlTeam");
        Assert.Empty((await account.MustAsync("list-groups")).Texts("Groups", "GroupName"));
    }

    [Fact]
    public async Task Group_ThatIsNot_NoSuchEntity()
    {
        var account = live.NewAccount();
        await account.CallAsync("CreateUser", ("UserName", "alice"));

        (await account.IamAsync("get-group", "--group-name", "Nobody"))
            .Refused("GetGroup", "NoSuchEntity", "The group with name Nobody cannot be found.");
        (await account.IamAsync("add-user-to-group", "--group-name", "Nobody", "--user-name", "alice"))
            .Refused("AddUserToGroup", "NoSuchEntity", "The group with name Nobody cannot be found.");
    }
}
