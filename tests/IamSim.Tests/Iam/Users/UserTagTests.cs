using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Users;

public sealed class UserTagTests(Sim sim)
{
    [Fact]
    public async Task TagUser_KeyInAnotherCase_ReplacesValueAndSpelling()
    {
        var account = await WithAliceAsync(("Team", "ml"), ("env", "dev"));

        await account.MustAsync("TagUser", Tags(("team", "ops")));

        var tags = await account.MustAsync("ListUserTags", ("UserName", "alice"));
        Assert.Equal(["env", "team"], tags.Values("Tags", "Key"));
        Assert.Equal(["dev", "ops"], tags.Values("Tags", "Value"));
        Assert.Equal("false", tags.Value("IsTruncated"));
    }

    [Fact]
    public async Task TagUser_WithOneKeyTwice_InvalidInput()
    {
        var account = await WithAliceAsync();

        (await account.CallAsync("TagUser", Tags(("team", "a"), ("TEAM", "b"))))
            .Refused(400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        Assert.Empty((await account.MustAsync("ListUserTags", ("UserName", "alice"))).Members("Tags"));
    }

    [Fact]
    public async Task CreateUser_WithOneTagKeyTwice_InvalidInputAndNoUser()
    {
        var account = sim.NewAccount();

        (await account.CallAsync("CreateUser", Tags(("team", "a"), ("TEAM", "b"))))
            .Refused(400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        Assert.Empty((await account.MustAsync("ListUsers")).Members("Users"));
    }

    [Fact]
    public async Task TagUser_OverFifty_LimitExceeded()
    {
        var account = await WithAliceAsync([.. Enumerable.Range(0, 49).Select(i => ($"k{i:00}", "v"))]);

        await account.MustAsync("TagUser", Tags(("k00", "changed"), ("k49", "v")));
        var answer = await account.CallAsync("TagUser", Tags(("k50", "v")));

        Assert.Equal((409, "LimitExceeded"), (answer.Status, answer.Code));
        Assert.Equal(50, (await account.MustAsync("ListUserTags", ("UserName", "alice"))).Members("Tags").Count);
    }

    [Fact]
    public async Task TagUser_ByManyAtOnce_LosesNone()
    {
        var account = await WithAliceAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => account.MustAsync("TagUser", Tags(($"k{i:00}", "v")))));

        Assert.Equal(20, (await account.MustAsync("ListUserTags", ("UserName", "alice"))).Members("Tags").Count);
    }

    [Fact]
    public async Task UntagUser_KeysInAnyCaseAndUnknownOnes_RemovesWhatIsThere()
    {
        var account = await WithAliceAsync(("Team", "ml"), ("env", "dev"));

        await account.MustAsync("UntagUser", ("UserName", "alice"), ("TagKeys.member.1", "TEAM"), ("TagKeys.member.2", "unknown"));

        Assert.Equal(["env"], (await account.MustAsync("ListUserTags", ("UserName", "alice"))).Values("Tags", "Key"));
    }

    [Fact]
    public async Task GetUser_WithoutTags_HasNoTagsElement()
    {
        var account = await WithAliceAsync(("k", "v"));
        await account.MustAsync("UntagUser", ("UserName", "alice"), ("TagKeys.member.1", "k"));

        Assert.Null((await account.MustAsync("GetUser", ("UserName", "alice"))).Element("User/Tags"));
    }

    [Fact]
    public async Task ListUserTags_InPages_ComeInTheOrderOfTheirKeys()
    {
        var account = await WithAliceAsync(("b", "1"), ("a", "2"), ("C", "3"), ("é", "4"), ("a:1", "5"));

        var keys = await account.AllAsync("ListUserTags", "Tags", "Key", 2, ("UserName", "alice"));

        Assert.Equal(["C", "a", "a:1", "b", "é"], keys);
    }

    private static (string, string)[] Tags(params (string Key, string Value)[] tags) =>
    [
        ("UserName", "alice"),
        .. tags.SelectMany((t, i) => new[] { ($"Tags.member.{i + 1}.Key", t.Key), ($"Tags.member.{i + 1}.Value", t.Value) }),
    ];

    private async Task<TestAccount> WithAliceAsync(params (string Key, string Value)[] tags)
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", Tags(tags));
        return account;
    }
}
