using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Users;

public sealed class UserTests(Sim sim)
{
    [Fact]
    public async Task CreateUser_WithNameOnly_ShowsWhatAwsShows()
    {
        var account = sim.NewAccount();

        var answer = await account.MustAsync("CreateUser", ("UserName", "alice"));

        Assert.Equal(["Path", "UserName", "UserId", "Arn", "CreateDate"], answer.Names("User"));
        Assert.Equal("/", answer.Value("User/Path"));
        Assert.Equal("alice", answer.Value("User/UserName"));
        Assert.Equal(account.Arn("user/alice"), answer.Value("User/Arn"));
        Assert.Matches("^AIDA[A-Z2-7]{17}$", answer.Value("User/UserId"));
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", answer.Value("User/CreateDate"));
    }

    [Fact]
    public async Task CreateUser_WithPathTagsAndBoundary_EchoesThem()
    {
        var account = sim.NewAccount();
        await sim.SeedAsync(Seeding.Policy(account.Id, "limits"));
        var boundary = account.Arn("policy/limits");

        var answer = await account.MustAsync(
            "CreateUser",
            ("UserName", "alice"),
            ("Path", "/ml/team/"),
            ("PermissionsBoundary", boundary),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", ""));

        Assert.Equal(account.Arn("user/ml/team/alice"), answer.Value("User/Arn"));
        Assert.Equal("Policy", answer.Value("User/PermissionsBoundary/PermissionsBoundaryType"));
        Assert.Equal(boundary, answer.Value("User/PermissionsBoundary/PermissionsBoundaryArn"));
        Assert.Equal(["team"], answer.Values("User/Tags", "Key"));
        Assert.Equal([""], answer.Values("User/Tags", "Value"));
        Assert.Equal(answer.Element("User")!.ToString(), (await account.MustAsync("GetUser", ("UserName", "alice"))).Element("User")!.ToString());
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("ALICE")]
    public async Task CreateUser_NameTakenInAnyCase_EntityAlreadyExists(string name)
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "Alice"));

        var answer = await account.CallAsync("CreateUser", ("UserName", name), ("Path", "/elsewhere/"));

        answer.Refused(409, "EntityAlreadyExists", $"User with name {name} already exists.");
        Assert.Equal("Sender", answer.Value("Error/Type"));
    }

    [Fact]
    public async Task CreateUser_SameNameInAnotherAccount_IsAnotherUser()
    {
        await sim.NewAccount().MustAsync("CreateUser", ("UserName", "alice"));

        await sim.NewAccount().MustAsync("CreateUser", ("UserName", "alice"));
    }

    [Fact]
    public async Task CreateUser_ByManyAtOnce_OneWins()
    {
        var account = sim.NewAccount();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => account.CallAsync("CreateUser", ("UserName", i % 2 == 0 ? "alice" : "ALICE"))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal((409, "EntityAlreadyExists"), (a.Status, a.Code)));
        Assert.Single((await account.MustAsync("ListUsers")).Members("Users"));
    }

    [Fact]
    public async Task CreateUser_WithBoundaryThatIsNot_IsRefusedAndMakesNothing()
    {
        var account = sim.NewAccount();
        var missing = account.Arn("policy/missing");
        var role = account.Arn("role/not-a-policy");

        (await account.CallAsync("CreateUser", ("UserName", "alice"), ("PermissionsBoundary", missing)))
            .Refused(404, "NoSuchEntity", $"Policy {missing} does not exist or is not attachable.");
        (await account.CallAsync("CreateUser", ("UserName", "alice"), ("PermissionsBoundary", role)))
            .Refused(400, "InvalidInput", $"ARN {role} is not valid.");
        Assert.Empty((await account.MustAsync("ListUsers")).Members("Users"));
    }

    [Fact]
    public async Task CreateUser_NameWithWrongCharacter_ValidationErrorInIamsWords()
    {
        var answer = await sim.NewAccount().CallAsync("CreateUser", ("UserName", "al ice"));

        answer.Refused(
            400,
            "ValidationError",
            "The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-");
    }

    [Fact]
    public async Task GetUser_InAnotherCase_FindsTheNameAsGiven()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "Alice"));

        Assert.Equal("Alice", (await account.MustAsync("GetUser", ("UserName", "aLICE"))).Value("User/UserName"));
    }

    [Fact]
    public async Task GetUser_OfAnotherAccount_NoSuchEntity()
    {
        await sim.NewAccount().MustAsync("CreateUser", ("UserName", "alice"));

        (await sim.NewAccount().CallAsync("GetUser", ("UserName", "alice"))).Refused(404, "NoSuchEntity", "The user with name alice cannot be found.");
    }

    [Fact]
    public async Task GetUser_WithoutName_ShowsTheCaller()
    {
        var account = sim.NewAccount();
        var alice = await account.NewUserAsync("alice");

        Assert.Equal("alice", (await alice.MustAsync("GetUser")).Value("User/UserName"));
    }

    [Fact]
    public async Task GetUser_WithoutNameByRoot_ShowsTheAccountAsUser()
    {
        var account = sim.NewAccount();
        await account.MustAsync("ListUsers");

        var answer = await account.MustAsync("GetUser");

        Assert.Equal(["UserId", "Arn", "CreateDate"], answer.Names("User"));
        Assert.Equal(account.Id, answer.Value("User/UserId"));
        Assert.Equal(account.Arn("root"), answer.Value("User/Arn"));
        Assert.Equal(answer.Value("User/CreateDate"), (await account.MustAsync("GetUser")).Value("User/CreateDate"));
    }

    [Fact]
    public async Task GetUser_WithoutNameByRootOfAccountWithAlias_NamesTheAlias()
    {
        var account = sim.NewAccount();
        var alias = $"acme-{account.Id}";
        await account.MustAsync("CreateAccountAlias", ("AccountAlias", alias));

        Assert.Equal(alias, (await account.MustAsync("GetUser")).Value("User/UserName"));
    }

    [Fact]
    public async Task ListUsers_ShowsNeitherTagsNorBoundary()
    {
        var account = sim.NewAccount();
        await sim.SeedAsync(Seeding.Policy(account.Id, "limits"));
        await account.MustAsync(
            "CreateUser",
            ("UserName", "alice"),
            ("PermissionsBoundary", account.Arn("policy/limits")),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "ml"));

        var answer = await account.MustAsync("ListUsers");

        Assert.Equal(["Path", "UserName", "UserId", "Arn", "CreateDate"], answer.Members("Users").Single().Elements().Select(e => e.Name.LocalName));
        Assert.Equal("false", answer.Value("IsTruncated"));
        Assert.Null(answer.Element("Marker"));
    }

    [Fact]
    public async Task ListUsers_ByPathPrefix_FindsPathsThatBeginSoInThatCase()
    {
        var account = sim.NewAccount();
        foreach (var (name, path) in new[] { ("a", "/"), ("b", "/ml/"), ("c", "/ml/team/"), ("d", "/ML/"), ("e", "/mlops/"), ("f", "/x/ml/") })
        {
            await account.MustAsync("CreateUser", ("UserName", name), ("Path", path));
        }

        Assert.Equal(["b", "c"], (await account.MustAsync("ListUsers", ("PathPrefix", "/ml/"))).Values("Users", "UserName"));
        Assert.Equal(["b", "c", "e"], (await account.MustAsync("ListUsers", ("PathPrefix", "/ml"))).Values("Users", "UserName"));
        Assert.Equal(["a", "b", "c", "d", "e", "f"], (await account.MustAsync("ListUsers", ("PathPrefix", "/"))).Values("Users", "UserName"));
    }
}
