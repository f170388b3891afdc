using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Users;

public sealed class UserPagingTests(Sim sim)
{
    [Fact]
    public async Task ListUsers_InPages_ShowsEachOnceInOrderWithoutCase()
    {
        var account = await WithUsersAsync("delta", "Bravo", "alpha", "Charlie", "echo");

        var first = await account.MustAsync("ListUsers", ("MaxItems", "2"));

        Assert.Equal(["alpha", "Bravo"], first.Values("Users", "UserName"));
        Assert.Equal("true", first.Value("IsTruncated"));
        Assert.Equal(["alpha", "Bravo", "Charlie", "delta", "echo"], await account.AllAsync("ListUsers", "Users", "UserName", 2));
    }

    [Fact]
    public async Task ListUsers_PageThatJustHoldsTheRest_IsNotTruncated()
    {
        var account = await WithUsersAsync("a", "b");

        var answer = await account.MustAsync("ListUsers", ("MaxItems", "2"));

        Assert.Equal("false", answer.Value("IsTruncated"));
        Assert.Null(answer.Element("Marker"));
    }

    [Fact]
    public async Task ListUsers_WithInsertsAndDeletesBetweenPages_NeitherRepeatsNorSkips()
    {
        var account = await WithUsersAsync("b", "d", "f", "h", "j");
        var first = await account.MustAsync("ListUsers", ("MaxItems", "2"));

        // Before the page's end, right behind it, at the far end; and the very user that the marker is of.
        foreach (var name in new[] { "a", "c", "e", "z" })
        {
            await account.MustAsync("CreateUser", ("UserName", name));
        }

        await account.MustAsync("DeleteUser", ("UserName", "d"));
        var rest = await account.MustAsync("ListUsers", ("Marker", first.Value("Marker")!));

        Assert.Equal(["e", "f", "h", "j", "z"], rest.Values("Users", "UserName"));
    }

    [Fact]
    public async Task ListUsers_WhileOthersInsert_ShowsAllThatWereThereAllAlong()
    {
        var names = Enumerable.Range(0, 30).Select(i => $"u{i:00}").ToArray();
        var account = await WithUsersAsync(names);

        var inserting = Task.WhenAll(Enumerable.Range(0, 30).Select(i => account.MustAsync("CreateUser", ("UserName", $"u{i:00}x"))));
        var seen = await account.AllAsync("ListUsers", "Users", "UserName", 3);
        await inserting;

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(names, seen.Where(n => !n!.EndsWith('x')));
    }

    [Fact]
    public async Task ListUsers_WithMarkerThatWasNotMadeForThis_ValidationError()
    {
        var account = await WithUsersAsync("a", "b", "c");
        await account.MustAsync("CreateGroup", ("GroupName", "g1"));
        await account.MustAsync("CreateGroup", ("GroupName", "g2"));
        var other = await WithUsersAsync("a", "b", "c");
        var good = (await account.MustAsync("ListUsers", ("MaxItems", "1"))).Value("Marker")!;
        string[] markers =
        [
            "forged",
            "YQ",
            "not base64 !",
            good[..^1] + (good[^1] == 'A' ? 'B' : 'A'),
            good + "AAAA",
            (await other.MustAsync("ListUsers", ("MaxItems", "1"))).Value("Marker")!,
            (await account.MustAsync("ListGroups", ("MaxItems", "1"))).Value("Marker")!,
            (await account.MustAsync("ListUsers", ("MaxItems", "1"), ("PathPrefix", "/"))).Value("Marker")!,
        ];

        foreach (var marker in markers)
        {
            (await account.CallAsync("ListUsers", ("Marker", marker))).Refused(400, "ValidationError", "Invalid Marker.");
        }

        Assert.Equal(["b", "c"], (await account.MustAsync("ListUsers", ("Marker", good))).Values("Users", "UserName"));
    }

    [Theory]
    [InlineData("0", "Value at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("1001", "Value at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000")]
    public async Task ListUsers_WithPageSizeOutOfRange_ValidationError(string size, string message)
    {
        (await sim.NewAccount().CallAsync("ListUsers", ("MaxItems", size)))
            .Refused(400, "ValidationError", $"1 validation error detected: {message}");
    }

    [Fact]
    public async Task ListUsers_WithoutPageSize_ShowsAHundred()
    {
        var account = sim.NewAccount();
        await Task.WhenAll(Enumerable.Range(0, 101).Select(i => account.MustAsync("CreateUser", ("UserName", $"u{i:000}"))));

        var answer = await account.MustAsync("ListUsers");

        Assert.Equal(100, answer.Members("Users").Count);
        Assert.Equal(["u100"], (await account.MustAsync("ListUsers", ("Marker", answer.Value("Marker")!))).Values("Users", "UserName"));
    }

    private async Task<TestAccount> WithUsersAsync(params string[] names)
    {
        var account = sim.NewAccount();
        foreach (var name in names)
        {
            await account.MustAsync("CreateUser", ("UserName", name));
        }

        return account;
    }
}
