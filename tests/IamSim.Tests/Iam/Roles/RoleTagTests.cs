using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Roles;

public sealed class RoleTagTests(Sim sim)
{
    [Fact]
    public async Task TagRole_WithKeyThatDiffersByCase_ReplacesTheTag()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer", ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "Build"));

        await account.CallAsync("TagRole", ("RoleName", "Deployer"), ("Tags.member.1.Key", "TEAM"), ("Tags.member.1.Value", "Run"));

        Assert.Equal(["TEAM"], await account.AllAsync("ListRoleTags", "Tags", "Key", 100, ("RoleName", "Deployer")));
        Assert.Equal(["Run"], await account.AllAsync("ListRoleTags", "Tags", "Value", 100, ("RoleName", "Deployer")));
    }

    [Fact]
    public async Task UntagRole_WithKeyThatDiffersByCase_RemovesIt()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer", ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "Build"));

        var answer = await account.CallAsync("UntagRole", ("RoleName", "Deployer"), ("TagKeys.member.1", "team"), ("TagKeys.member.2", "never-there"));

        Assert.Equal(200, answer.Status);
        Assert.Empty(await account.AllAsync("ListRoleTags", "Tags", "Key", 100, ("RoleName", "Deployer")));
    }

    [Fact]
    public async Task TagRole_BeyondFifty_LimitExceeded()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");
        await account.CallAsync("TagRole", [("RoleName", "Deployer"), .. Numbered(50)]);

        var answer = await account.CallAsync("TagRole", ("RoleName", "Deployer"), ("Tags.member.1.Key", "one-more"), ("Tags.member.1.Value", "v"));

        answer.Refused(409, "LimitExceeded", "The number of tags has reached the maximum limit: 50.");
    }

    [Fact]
    public async Task ListRoleTags_InPages_ShowsEachOnceByKey()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");
        await account.CallAsync("TagRole", [("RoleName", "Deployer"), .. Numbered(5)]);

        var keys = await account.AllAsync("ListRoleTags", "Tags", "Key", 2, ("RoleName", "Deployer"));

        Assert.Equal(["k01", "k02", "k03", "k04", "k05"], keys);
    }

    private static IEnumerable<(string, string)> Numbered(int count) => Enumerable.Range(1, count)
        .SelectMany(i => new[] { ($"Tags.member.{i}.Key", $"k{i:00}"), ($"Tags.member.{i}.Value", "v") });
}
