using System.Globalization;
using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Cli;

/// <summary>Users through the AWS CLI.</summary>
public sealed class UserTests(LiveServer live)
{
    [Fact]
    public async Task User_CreatedReadRenamedTaggedDeleted_AsAwsAnswers()
    {
        var account = live.NewAccount();

        var created = await account.MustAsync("create-user", "--path", "/ml/", "--user-name", "alice", "--tags", "Key=team,Value=ml");
        Assert.Equal(account.Arn("user/ml/alice"), created.Text("User", "Arn"));
        Assert.Equal("/ml/", created.Text("User", "Path"));
        Assert.Matches("^AIDA[A-Z0-9]{17}$", created.Text("User", "UserId"));
        var age = DateTimeOffset.UtcNow - DateTimeOffset.Parse(created.Text("User", "CreateDate")!, CultureInfo.InvariantCulture);
        Assert.InRange(age, TimeSpan.FromSeconds(-2), TimeSpan.FromMinutes(2));

        var read = await account.MustAsync("get-user", "--user-name", "alice");
        Assert.Equal(created.Text("User", "UserId"), read.Text("User", "UserId"));
        Assert.Equal("""[{"Key":"team","Value":"ml"}]""", Compact(read.At("User", "Tags")));

        await account.MustAsync("update-user", "--user-name", "alice", "--new-user-name", "Alice2", "--new-path", "/lead/");
        await account.MustAsync("tag-user", "--user-name", "Alice2", "--tags", "Key=stage,Value=dev", "Key=team,Value=mlops");
        await account.MustAsync("untag-user", "--user-name", "Alice2", "--tag-keys", "stage");
        var tags = await account.MustAsync("list-user-tags", "--user-name", "Alice2");
        Assert.Equal("""[{"Key":"team","Value":"mlops"}]""", Compact(tags.At("Tags")));
        var listed = await account.MustAsync("list-users", "--path-prefix", "/lead/");
        Assert.Equal(["Alice2"], listed.Texts("Users", "UserName"));

        Assert.Equal("", (await account.MustAsync("delete-user", "--user-name", "Alice2")).Result.Output);
        (await account.IamAsync("get-user", "--user-name", "Alice2"))
            .Refused("GetUser", "NoSuchEntity", "The user with name Alice2 cannot be found.");
    }

    [Fact]
    public async Task CreateUser_NameTaken_RefusedWhateverTheCase()
    {
        var account = live.NewAccount();
        await account.MustAsync("create-user", "--user-name", "alice");

        (await account.IamAsync("create-user", "--user-name", "alice"))
            .Refused("CreateUser", "EntityAlreadyExists", "User with name alice already exists.");
        (await account.IamAsync("create-user", "--user-name", "ALICE"))
            .Refused("CreateUser", "EntityAlreadyExists", "User with name ALICE already exists.");
    }

    [Fact]
    public async Task CreateUser_BadName_ValidationError()
    {
        var answer = await live.NewAccount().IamAsync("create-user", "--user-name", "no spaces");

        answer.Refused(
            "CreateUser",
            "ValidationError",
            "The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-");
    }

    [Fact]
    public async Task ListUsers_PagedByTheCli_EveryUserOnceInOrder()
    {
        var account = live.NewAccount();
        string[] names = ["ann", "Bob", "carl", "Dora", "emil"];
        foreach (var name in names.Reverse())
        {
            Assert.Equal(200, (await account.CallAsync("CreateUser", ("UserName", name))).Status);
        }

        var all = await account.MustAsync("list-users", "--page-size", "2");
        Assert.Equal(names, all.Texts("Users", "UserName"));

        var first = await account.MustAsync("list-users", "--max-items", "3");
        Assert.Equal(["ann", "Bob", "carl"], first.Texts("Users", "UserName"));
        var rest = await account.MustAsync("list-users", "--max-items", "3", "--starting-token", first.Text("NextToken")!);
        Assert.Equal(["Dora", "emil"], rest.Texts("Users", "UserName"));
        Assert.False(rest.Json.TryGetProperty("NextToken", out _));
    }

    [Fact]
    public async Task WaitUserExists_UserMadeMeanwhile_Ends()
    {
        var account = live.NewAccount();

        var waiter = account.IamAsync("wait", "user-exists", "--user-name", "late");
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal(200, (await account.CallAsync("CreateUser", ("UserName", "late"))).Status);

        var answer = await waiter;
        Assert.True(answer.Result.ExitCode == 0, answer.Result.ToString());
    }

    private static string Compact(System.Text.Json.JsonElement json) => System.Text.Json.JsonSerializer.Serialize(json);
}
