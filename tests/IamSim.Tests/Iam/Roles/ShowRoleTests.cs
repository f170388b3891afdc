using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Roles;

public sealed class ShowRoleTests(Sim sim)
{
    [Fact]
    public async Task GetRole_OfPlainRole_ShowsSessionDurationAndEmptyLastUse()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");

        var role = await account.CallAsync("GetRole", ("RoleName", "deployer"));

        Assert.Equal(
            ["Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument", "MaxSessionDuration", "RoleLastUsed"], role.Names("Role"));
        Assert.Equal("Deployer", role.Value("Role/RoleName"));
        Assert.Equal("3600", role.Value("Role/MaxSessionDuration"));
        Assert.Equal(string.Empty, role.Value("Role/RoleLastUsed"));
    }

    [Fact]
    public async Task GetRole_OfRoleWithEverything_ShowsAllMembers()
    {
        var account = sim.NewAccount();
        await CreateWholeRoleAsync(account);

        var role = await account.CallAsync("GetRole", ("RoleName", "Whole"));

        Assert.Equal(
            [
                "Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument", "Description", "MaxSessionDuration",
                "PermissionsBoundary", "Tags", "RoleLastUsed",
            ],
            role.Names("Role"));
        Assert.Equal("Has everything", role.Value("Role/Description"));
        Assert.Equal("7200", role.Value("Role/MaxSessionDuration"));
    }

    [Fact]
    public async Task GetRole_OfUnknownRole_NoSuchEntity()
    {
        var answer = await sim.NewAccount().CallAsync("GetRole", ("RoleName", "Nobody"));

        answer.Refused(404, "NoSuchEntity", "The role with name Nobody cannot be found.");
    }

    [Fact]
    public async Task ListRoles_OfRoleWithEverything_ShowsNeitherBoundaryNorTagsNorLastUse()
    {
        var account = sim.NewAccount();
        await CreateWholeRoleAsync(account);

        var role = await account.CallAsync("ListRoles");

        Assert.Equal(
            ["Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument", "Description", "MaxSessionDuration"], role.Names("Roles/member"));
    }

    [Fact]
    public async Task ListRoles_InPages_ShowsEachOnceByNameWithoutCase()
    {
        var account = sim.NewAccount();
        foreach (var name in new[] { "delta", "Alpha", "charlie", "Bravo", "echo" })
        {
            await account.CreateRoleAsync(name);
        }

        var names = await account.AllAsync("ListRoles", "Roles", "RoleName", 2);

        Assert.Equal(["Alpha", "Bravo", "charlie", "delta", "echo"], names);
    }

    [Fact]
    public async Task ListRoles_WithPathPrefix_ShowsThoseUnderItInItsCase()
    {
        var account = sim.NewAccount();
        foreach (var (name, path) in new[] { ("a", "/"), ("b", "/ci/"), ("c", "/ci/eu/"), ("d", "/CI/"), ("e", "/cia/") })
        {
            await account.CallAsync("CreateRole", ("RoleName", name), ("Path", path), ("AssumeRolePolicyDocument", Trust.Ec2));
        }

        Assert.Equal(["b", "c"], await account.AllAsync("ListRoles", "Roles", "RoleName", 100, ("PathPrefix", "/ci/")));
        Assert.Equal(["b", "c", "e"], await account.AllAsync("ListRoles", "Roles", "RoleName", 100, ("PathPrefix", "/ci")));
    }

    [Fact]
    public async Task ListRoles_WithMarkerOfAnotherQuestion_ValidationError()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("a");
        await account.CreateRoleAsync("b");
        var marker = (await account.CallAsync("ListRoles", ("MaxItems", "1"))).Value("Marker")!;

        var answer = await account.CallAsync("ListRoles", ("PathPrefix", "/ci/"), ("Marker", marker));

        answer.Refused(400, "ValidationError", "Invalid Marker.");
    }

    [Fact]
    public async Task ListRoles_OfAnotherAccount_ShowsNone()
    {
        await sim.NewAccount().CreateRoleAsync("Deployer");

        Assert.Empty(await sim.NewAccount().AllAsync("ListRoles", "Roles", "RoleName", 100));
    }

    private async Task CreateWholeRoleAsync(TestAccount account) => await account.MustAsync(
        "CreateRole",
        ("RoleName", "Whole"),
        ("AssumeRolePolicyDocument", Trust.Ec2),
        ("Description", "Has everything"),
        ("MaxSessionDuration", "7200"),
        ("PermissionsBoundary", await sim.SeedPolicyAsync(account)),
        ("Tags.member.1.Key", "Team"),
        ("Tags.member.1.Value", "Build"));
}
