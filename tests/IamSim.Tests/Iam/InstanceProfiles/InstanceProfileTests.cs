using IamSim.Iam.InstanceProfiles;
using IamSim.Storage;
using IamSim.Tests.Iam.Roles;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.InstanceProfiles;

public sealed class InstanceProfileTests(Sim sim)
{
    private static readonly string[] PlainMembers = ["Path", "InstanceProfileName", "InstanceProfileId", "Arn", "CreateDate", "Roles"];

    [Fact]
    public async Task CreateInstanceProfile_WithName_ShowsItWithAnEmptyListOfRoles()
    {
        var account = sim.NewAccount();

        var answer = await account.CallAsync("CreateInstanceProfile", ("InstanceProfileName", "Webserver"), ("Path", "/web/"));

        Assert.Equal(PlainMembers, answer.Names("InstanceProfile"));
        Assert.Matches("^AIPA[A-Z2-7]{17}$", answer.Value("InstanceProfile/InstanceProfileId"));
        Assert.Equal(account.Arn("instance-profile/web/Webserver"), answer.Value("InstanceProfile/Arn"));
        Assert.Equal(string.Empty, answer.Value("InstanceProfile/Roles"));
    }

    [Fact]
    public async Task CreateInstanceProfile_WithNameThatDiffersByCase_EntityAlreadyExists()
    {
        var account = await AccountWithProfileAsync();

        var answer = await account.CallAsync("CreateInstanceProfile", ("InstanceProfileName", "WEBSERVER"));

        answer.Refused(409, "EntityAlreadyExists", "Instance Profile WEBSERVER already exists.");
    }

    [Fact]
    public async Task CreateInstanceProfile_InAccountWithAThousand_LimitExceeded()
    {
        var account = sim.NewAccount();
        var ids = new Ids();
        await sim.SeedAsync([.. Enumerable.Range(0, 1000).Select(i => new InstanceProfile
        {
            AccountId = account.Id,
            Id = ids.InstanceProfile(),
            Name = $"P{i}",
            NameKey = $"P{i}",
            Path = "/",
            CreatedAt = DateTimeOffset.UnixEpoch,
        })]);

        var answer = await account.CallAsync("CreateInstanceProfile", ("InstanceProfileName", "Webserver"));

        answer.Refused(409, "LimitExceeded", "Cannot exceed quota for InstanceProfilesPerAccount: 1000");
    }

    [Fact]
    public async Task CreateInstanceProfile_ByManyAtOnceUnderOneName_ExactlyOneWins()
    {
        var account = sim.NewAccount();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            account.CallAsync("CreateInstanceProfile", ("InstanceProfileName", "Webserver"))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(15, answers.Count(a => a.Code == "EntityAlreadyExists"));
    }

    [Fact]
    public async Task GetInstanceProfile_WithRole_ShowsSixMembersOfTheRole()
    {
        var account = await AccountWithProfileAsync();
        await account.CreateRoleAsync(
            "Web", ("Description", "Serves"), ("MaxSessionDuration", "7200"), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));
        await account.CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "Webserver"), ("RoleName", "Web"));

        var shown = await account.CallAsync("GetInstanceProfile", ("InstanceProfileName", "webserver"));

        Assert.Equal(PlainMembers, shown.Names("InstanceProfile"));
        Assert.Equal(
            ["Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument"], shown.Names("InstanceProfile/Roles/member"));
        Assert.Equal("Web", shown.Value("InstanceProfile/Roles/member/RoleName"));
    }

    [Fact]
    public async Task GetInstanceProfile_WithTags_ShowsThem_ListInstanceProfilesDoesNot()
    {
        var account = await AccountWithProfileAsync(("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));

        var shown = await account.CallAsync("GetInstanceProfile", ("InstanceProfileName", "Webserver"));
        var listed = await account.CallAsync("ListInstanceProfiles");

        Assert.Equal([.. PlainMembers, "Tags"], shown.Names("InstanceProfile"));
        Assert.Equal(PlainMembers, listed.Names("InstanceProfiles/member"));
    }

    [Fact]
    public async Task ListInstanceProfiles_InPages_ShowsEachOnceWithItsRole()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Web");
        foreach (var name in new[] { "delta", "Alpha", "charlie", "Bravo", "echo" })
        {
            await account.CallAsync("CreateInstanceProfile", ("InstanceProfileName", name));
        }

        await account.CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "charlie"), ("RoleName", "Web"));

        var names = await account.AllAsync("ListInstanceProfiles", "InstanceProfiles", "InstanceProfileName", 2);
        var list = await account.CallAsync("ListInstanceProfiles");

        Assert.Equal(["Alpha", "Bravo", "charlie", "delta", "echo"], names);
        Assert.Equal(["", "", "Web", "", ""], list.Members("InstanceProfiles").Select(p => p.Descendants().SingleOrDefault(e => e.Name.LocalName == "RoleName")?.Value ?? ""));
    }

    [Fact]
    public async Task ListInstanceProfiles_WithPathPrefix_ShowsThoseUnderIt()
    {
        var account = sim.NewAccount();
        foreach (var (name, path) in new[] { ("a", "/"), ("b", "/web/"), ("c", "/WEB/") })
        {
            await account.CallAsync("CreateInstanceProfile", ("InstanceProfileName", name), ("Path", path));
        }

        Assert.Equal(["b"], await account.AllAsync("ListInstanceProfiles", "InstanceProfiles", "InstanceProfileName", 100, ("PathPrefix", "/web/")));
    }

    [Fact]
    public async Task ListInstanceProfilesForRole_InPages_ShowsThoseThatHoldIt()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Web");
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            await account.CallAsync("CreateInstanceProfile", ("InstanceProfileName", name));
        }

        foreach (var name in new[] { "a", "b", "d" })
        {
            await account.CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", name), ("RoleName", "Web"));
        }

        var names = await account.AllAsync("ListInstanceProfilesForRole", "InstanceProfiles", "InstanceProfileName", 2, ("RoleName", "Web"));
        var whole = await account.CallAsync("ListInstanceProfilesForRole", ("RoleName", "Web"));

        Assert.Equal(["a", "b", "d"], names);
        Assert.Equal(PlainMembers, whole.Names("InstanceProfiles/member"));
        Assert.Equal("Web", whole.Value("InstanceProfiles/member/Roles/member/RoleName"));
    }

    [Theory]
    [InlineData("Other")]
    [InlineData("Web")]
    public async Task AddRoleToInstanceProfile_ThatHoldsOne_LimitExceeded(string second)
    {
        var account = await AccountWithProfileAsync();
        await account.CreateRoleAsync("Web");
        await account.CreateRoleAsync("Other");
        await account.CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "Webserver"), ("RoleName", "Web"));

        var answer = await account.CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "Webserver"), ("RoleName", second));

        answer.Refused(409, "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    }

    [Fact]
    public async Task AddRoleToInstanceProfile_ByManyAtOnce_ExactlyOneWins()
    {
        var account = await AccountWithProfileAsync();
        for (var i = 0; i < 8; i++)
        {
            await account.CreateRoleAsync($"Web{i}");
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            account.CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "Webserver"), ("RoleName", $"Web{i}"))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(7, answers.Count(a => a.Code == "LimitExceeded"));
    }

    [Fact]
    public async Task AddRoleToInstanceProfile_OfUnknownRole_NoSuchEntity()
    {
        var account = await AccountWithProfileAsync();

        var answer = await account.CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "Webserver"), ("RoleName", "Nobody"));

        answer.Refused(404, "NoSuchEntity", "The role with name Nobody cannot be found.");
    }

    [Fact]
    public async Task RemoveRoleFromInstanceProfile_ThenDelete_BothAreGone()
    {
        var account = await AccountWithProfileAsync();
        await account.CreateRoleAsync("Web");
        await account.CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "Webserver"), ("RoleName", "Web"));

        var removed = await account.CallAsync("RemoveRoleFromInstanceProfile", ("InstanceProfileName", "Webserver"), ("RoleName", "web"));
        var profileGone = await account.CallAsync("DeleteInstanceProfile", ("InstanceProfileName", "Webserver"));
        var roleGone = await account.CallAsync("DeleteRole", ("RoleName", "Web"));

        Assert.Equal([200, 200, 200], [removed.Status, profileGone.Status, roleGone.Status]);
    }

    [Fact]
    public async Task RemoveRoleFromInstanceProfile_ThatDoesNotHoldIt_NoSuchEntity()
    {
        var account = await AccountWithProfileAsync();
        await account.CreateRoleAsync("Web");

        var answer = await account.CallAsync("RemoveRoleFromInstanceProfile", ("InstanceProfileName", "Webserver"), ("RoleName", "Web"));

        answer.Refused(404, "NoSuchEntity", "The role with name Web cannot be found.");
    }

    [Fact]
    public async Task DeleteInstanceProfile_WithRole_DeleteConflict()
    {
        var account = await AccountWithProfileAsync();
        await account.CreateRoleAsync("Web");
        await account.CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "Webserver"), ("RoleName", "Web"));

        var answer = await account.CallAsync("DeleteInstanceProfile", ("InstanceProfileName", "Webserver"));

        answer.Refused(409, "DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.");
    }

    [Fact]
    public async Task TagInstanceProfile_WithKeyThatDiffersByCase_AddsASecondTag()
    {
        var account = await AccountWithProfileAsync(("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "Web"));

        await account.CallAsync(
            "TagInstanceProfile", ("InstanceProfileName", "Webserver"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "Web"));
        var both = await account.AllAsync("ListInstanceProfileTags", "Tags", "Key", 1, ("InstanceProfileName", "Webserver"));
        await account.CallAsync("UntagInstanceProfile", ("InstanceProfileName", "Webserver"), ("TagKeys.member.1", "Team"));
        var one = await account.AllAsync("ListInstanceProfileTags", "Tags", "Key", 100, ("InstanceProfileName", "Webserver"));

        Assert.Equal(["Team", "team"], both);
        Assert.Equal(["team"], one);
    }

    [Theory]
    [InlineData("GetInstanceProfile")]
    [InlineData("DeleteInstanceProfile")]
    [InlineData("AddRoleToInstanceProfile", "RoleName", "Web")]
    [InlineData("RemoveRoleFromInstanceProfile", "RoleName", "Web")]
    [InlineData("TagInstanceProfile", "Tags.member.1.Key", "k", "Tags.member.1.Value", "v")]
    [InlineData("UntagInstanceProfile", "TagKeys.member.1", "k")]
    [InlineData("ListInstanceProfileTags")]
    public async Task EachOperation_OnUnknownInstanceProfile_NoSuchEntity(string operation, params string[] parameters)
    {
        var rest = parameters.Chunk(2).Select(p => (p[0], p[1]));

        var answer = await sim.NewAccount().CallAsync(operation, [("InstanceProfileName", "Nothing"), .. rest]);

        answer.Refused(404, "NoSuchEntity", "Instance Profile Nothing cannot be found.");
    }

    private async Task<TestAccount> AccountWithProfileAsync(params (string, string)[] more)
    {
        var account = sim.NewAccount();
        await account.CallAsync("CreateInstanceProfile", [("InstanceProfileName", "Webserver"), .. more]);
        return account;
    }
}
