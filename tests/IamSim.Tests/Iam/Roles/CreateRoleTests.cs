using IamSim.Iam.Roles;
using IamSim.Storage;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Roles;

public sealed class CreateRoleTests(Sim sim)
{
    [Fact]
    public async Task CreateRole_WithNameAndTrustPolicy_ShowsThemAndTheDefaults()
    {
        var account = sim.NewAccount();

        var answer = await account.CallAsync("CreateRole", ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", Trust.Ec2));

        Assert.Equal(["Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument"], answer.Names("Role"));
        Assert.Equal("/", answer.Value("Role/Path"));
        Assert.Equal("Deployer", answer.Value("Role/RoleName"));
        Assert.Matches("^AROA[A-Z2-7]{17}$", answer.Value("Role/RoleId"));
        Assert.Equal(account.Arn("role/Deployer"), answer.Value("Role/Arn"));
        Assert.Equal(Uri.EscapeDataString(Trust.Ec2), answer.Value("Role/AssumeRolePolicyDocument"));
    }

    [Fact]
    public async Task CreateRole_WithAllMembers_ShowsNeitherDescriptionNorSessionDuration()
    {
        var account = sim.NewAccount();
        var boundary = await sim.SeedPolicyAsync(account);

        var answer = await account.CallAsync(
            "CreateRole",
            ("RoleName", "Deployer"),
            ("Path", "/ci/"),
            ("AssumeRolePolicyDocument", Trust.Ec2),
            ("Description", "Puts things in place"),
            ("MaxSessionDuration", "7200"),
            ("PermissionsBoundary", boundary),
            ("Tags.member.1.Key", "Team"),
            ("Tags.member.1.Value", "Build"));

        Assert.Equal(
            ["Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument", "PermissionsBoundary", "Tags"], answer.Names("Role"));
        Assert.Equal(account.Arn("role/ci/Deployer"), answer.Value("Role/Arn"));
        Assert.Equal("Policy", answer.Value("Role/PermissionsBoundary/PermissionsBoundaryType"));
        Assert.Equal(boundary, answer.Value("Role/PermissionsBoundary/PermissionsBoundaryArn"));
        Assert.Equal("Team", answer.Value("Role/Tags/member/Key"));
    }

    [Fact]
    public async Task CreateRole_WithNameThatDiffersByCase_EntityAlreadyExists()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");

        var answer = await account.CallAsync("CreateRole", ("RoleName", "DEPLOYER"), ("AssumeRolePolicyDocument", Trust.Ec2));

        answer.Refused(409, "EntityAlreadyExists", "Role with name DEPLOYER already exists.");
    }

    [Fact]
    public async Task CreateRole_UnderPathOfServiceLinkedRoles_InvalidInput()
    {
        var account = sim.NewAccount();

        var answer = await account.CallAsync(
            "CreateRole",
            ("RoleName", "AWSServiceRoleForSupport"),
            ("Path", "/aws-service-role/support.amazonaws.com/"),
            ("AssumeRolePolicyDocument", Trust.Ec2));

        answer.Refused(400, "InvalidInput", "Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles");
        (await account.CallAsync("CreateRole", ("RoleName", "Own"), ("Path", "/aws-reserved/"), ("AssumeRolePolicyDocument", Trust.Ec2)))
            .Refused(400, "InvalidInput", "Path prefix '/aws-reserved/' can only be used for AWS Reserved Roles");
    }

    [Fact]
    public async Task CreateRole_WithUnknownBoundary_NoSuchEntity()
    {
        var account = sim.NewAccount();
        var boundary = account.Arn("policy/Missing");

        var answer = await account.CallAsync(
            "CreateRole", ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", Trust.Ec2), ("PermissionsBoundary", boundary));

        answer.Refused(404, "NoSuchEntity", $"Policy {boundary} does not exist or is not attachable.");
        Assert.Equal(404, (await account.CallAsync("GetRole", ("RoleName", "Deployer"))).Status);
    }

    [Fact]
    public async Task CreateRole_WithTagKeysThatDifferByCase_InvalidInput()
    {
        var account = sim.NewAccount();

        var answer = await account.CallAsync(
            "CreateRole",
            ("RoleName", "Deployer"),
            ("AssumeRolePolicyDocument", Trust.Ec2),
            ("Tags.member.1.Key", "Team"),
            ("Tags.member.1.Value", "Build"),
            ("Tags.member.2.Key", "team"),
            ("Tags.member.2.Value", "Run"));

        answer.Refused(400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    [Theory]
    [InlineData("3599", "Member must have value greater than or equal to 3600")]
    [InlineData("43201", "Member must have value less than or equal to 43200")]
    public async Task CreateRole_WithSessionDurationOutOfRange_ValidationError(string seconds, string constraint)
    {
        var account = sim.NewAccount();

        var answer = await account.CallAsync(
            "CreateRole", ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", Trust.Ec2), ("MaxSessionDuration", seconds));

        Assert.Equal((400, "ValidationError"), (answer.Status, answer.Code));
        Assert.EndsWith($"at 'maxSessionDuration' failed to satisfy constraint: {constraint}", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateRole_InAccountWithAThousand_LimitExceeded()
    {
        var account = sim.NewAccount();
        var ids = new Ids();
        await sim.SeedAsync([.. Enumerable.Range(0, 1000).Select(i => new Role
        {
            AccountId = account.Id,
            Id = ids.Role(),
            Name = $"R{i}",
            NameKey = $"R{i}",
            Path = "/",
            CreatedAt = DateTimeOffset.UnixEpoch,
            TrustPolicy = Trust.Ec2,
            MaxSessionDuration = 3600,
        })]);

        var answer = await account.CallAsync("CreateRole", ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", Trust.Ec2));

        answer.Refused(409, "LimitExceeded", "Cannot exceed quota for RolesPerAccount: 1000");
    }

    [Fact]
    public async Task CreateRole_ByManyAtOnceUnderOneName_ExactlyOneWins()
    {
        var account = sim.NewAccount();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            account.CallAsync("CreateRole", ("RoleName", "Deployer"), ("AssumeRolePolicyDocument", Trust.Ec2))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(15, answers.Count(a => a.Code == "EntityAlreadyExists"));
    }
}
