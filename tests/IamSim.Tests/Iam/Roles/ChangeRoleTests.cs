using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Roles;

public sealed class ChangeRoleTests(Sim sim)
{
    [Fact]
    public async Task UpdateRole_WithOneMember_LeavesTheOther()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer", ("Description", "Old"), ("MaxSessionDuration", "7200"));

        await account.CallAsync("UpdateRole", ("RoleName", "Deployer"), ("Description", "New"));
        var described = await account.GetRoleAsync("Deployer");
        await account.CallAsync("UpdateRole", ("RoleName", "Deployer"), ("MaxSessionDuration", "10800"));
        var prolonged = await account.GetRoleAsync("Deployer");

        Assert.Equal(("New", "7200"), (described.Value("Role/Description"), described.Value("Role/MaxSessionDuration")));
        Assert.Equal(("New", "10800"), (prolonged.Value("Role/Description"), prolonged.Value("Role/MaxSessionDuration")));
    }

    [Fact]
    public async Task UpdateRole_Answers_WithEmptyResult()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");

        var answer = await account.CallAsync("UpdateRole", ("RoleName", "Deployer"), ("Description", "New"));

        Assert.Contains("<UpdateRoleResult></UpdateRoleResult>", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateRole_WithEmptyDescription_TakesItAway()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer", ("Description", "Old"));

        await account.CallAsync("UpdateRole", ("RoleName", "Deployer"), ("Description", string.Empty));

        Assert.DoesNotContain("Description", (await account.GetRoleAsync("Deployer")).Names("Role"));
    }

    [Fact]
    public async Task UpdateRoleDescription_OfRoleWithEverything_ShowsTheDescriptionAndNoMore()
    {
        var account = sim.NewAccount();
        var boundary = await sim.SeedPolicyAsync(account);
        await account.CreateRoleAsync(
            "Deployer", ("MaxSessionDuration", "7200"), ("PermissionsBoundary", boundary), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));

        var answer = await account.CallAsync("UpdateRoleDescription", ("RoleName", "Deployer"), ("Description", "New"));

        Assert.Equal(["Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument", "Description"], answer.Names("Role"));
        Assert.Equal("New", answer.Value("Role/Description"));
    }

    [Fact]
    public async Task PutRolePermissionsBoundary_ThenDelete_ShowsItAndNoLonger()
    {
        var account = sim.NewAccount();
        var boundary = await sim.SeedPolicyAsync(account);
        await account.CreateRoleAsync("Deployer");

        await account.CallAsync("PutRolePermissionsBoundary", ("RoleName", "Deployer"), ("PermissionsBoundary", boundary));
        var bounded = await account.GetRoleAsync("Deployer");
        await account.CallAsync("DeleteRolePermissionsBoundary", ("RoleName", "Deployer"));
        var free = await account.GetRoleAsync("Deployer");

        Assert.Equal(boundary, bounded.Value("Role/PermissionsBoundary/PermissionsBoundaryArn"));
        Assert.DoesNotContain("PermissionsBoundary", free.Names("Role"));
    }

    [Fact]
    public async Task PutRolePermissionsBoundary_WithUnknownPolicy_NoSuchEntity()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");
        var boundary = $"arn:aws:iam::{account.Id}:policy/Missing";

        var answer = await account.CallAsync("PutRolePermissionsBoundary", ("RoleName", "Deployer"), ("PermissionsBoundary", boundary));

        answer.Refused(404, "NoSuchEntity", $"Policy {boundary} does not exist or is not attachable.");
    }

    [Fact]
    public async Task PutRolePermissionsBoundary_WithWhatIsNoPolicy_InvalidInput()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");
        var boundary = $"arn:aws:iam::{account.Id}:role/Deployer";

        var answer = await account.CallAsync("PutRolePermissionsBoundary", ("RoleName", "Deployer"), ("PermissionsBoundary", boundary));

        answer.Refused(400, "InvalidInput", $"ARN {boundary} is not valid.");
    }

    [Fact]
    public async Task DeleteRolePermissionsBoundary_WhereNoneIsSet_NoSuchEntity()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");

        var answer = await account.CallAsync("DeleteRolePermissionsBoundary", ("RoleName", "Deployer"));

        answer.Refused(404, "NoSuchEntity", "No permissions boundary is set for the role Deployer.");
    }

    [Fact]
    public async Task DeleteRole_WithNothingLeft_IsGone()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer", ("PermissionsBoundary", await sim.SeedPolicyAsync(account)));

        var answer = await account.CallAsync("DeleteRole", ("RoleName", "Deployer"));

        Assert.Equal(200, answer.Status);
        Assert.Equal(404, (await account.CallAsync("GetRole", ("RoleName", "Deployer"))).Status);
    }

    [Fact]
    public async Task DeleteRole_InInstanceProfile_DeleteConflict()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");
        await account.CallAsync("CreateInstanceProfile", ("InstanceProfileName", "Webserver"));
        await account.CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "Webserver"), ("RoleName", "Deployer"));

        var answer = await account.CallAsync("DeleteRole", ("RoleName", "Deployer"));

        answer.Refused(409, "DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.");
    }

    [Theory]
    [InlineData("attachment", "detach all policies")]
    [InlineData("inline policy", "delete policies")]
    public async Task DeleteRole_WithPolicies_DeleteConflict(string left, string first)
    {
        var account = sim.NewAccount();
        var id = (await account.CreateRoleAsync("Deployer")).Value("Role/RoleId")!;
        await sim.SeedAsync(Seeding.Leftover(left, account.Id, id));

        var answer = await account.CallAsync("DeleteRole", ("RoleName", "Deployer"));

        answer.Refused(409, "DeleteConflict", $"Cannot delete entity, must {first} first.");
    }

    [Theory]
    [InlineData("UpdateRole")]
    [InlineData("UpdateRoleDescription", "Description", "New")]
    [InlineData("DeleteRole")]
    [InlineData("TagRole", "Tags.member.1.Key", "k", "Tags.member.1.Value", "v")]
    [InlineData("UntagRole", "TagKeys.member.1", "k")]
    [InlineData("ListRoleTags")]
    [InlineData("PutRolePermissionsBoundary", "PermissionsBoundary", "arn:aws:iam::aws:policy/ReadOnlyAccess")]
    [InlineData("DeleteRolePermissionsBoundary")]
    [InlineData("ListInstanceProfilesForRole")]
    public async Task EachOperation_OnUnknownRole_NoSuchEntity(string operation, params string[] parameters)
    {
        var rest = parameters.Chunk(2).Select(p => (p[0], p[1]));

        var answer = await sim.NewAccount().CallAsync(operation, [("RoleName", "Nobody"), .. rest]);

        answer.Refused(404, "NoSuchEntity", "The role with name Nobody cannot be found.");
    }
}
