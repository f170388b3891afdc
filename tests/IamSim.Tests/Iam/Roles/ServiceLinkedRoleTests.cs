using System.Text.Json;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles.ServiceLinked;
using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Roles;

/// <summary>Roles that belong to a service: how they come and go, and what the account may do to one.</summary>
public sealed class ServiceLinkedRoleTests(Sim sim)
{
    private const string Name = "AWSServiceRoleForSupport";

    [Theory]
    [InlineData("UpdateRole", "MaxSessionDuration", "7200")]
    [InlineData("DeleteRole")]
    [InlineData("AttachRolePolicy", "PolicyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess")]
    [InlineData("DetachRolePolicy", "PolicyArn", "arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy")]
    [InlineData("PutRolePolicy", "PolicyName", "own", "PolicyDocument", Policies.Documents.Read)]
    [InlineData("DeleteRolePolicy", "PolicyName", "own")]
    [InlineData("UpdateAssumeRolePolicy", "PolicyDocument", Trust.Ec2)]
    [InlineData("PutRolePermissionsBoundary", "PermissionsBoundary", "arn:aws:iam::aws:policy/ReadOnlyAccess")]
    [InlineData("DeleteRolePermissionsBoundary")]
    [InlineData("AddRoleToInstanceProfile", "InstanceProfileName", "Webserver")]
    [InlineData("RemoveRoleFromInstanceProfile", "InstanceProfileName", "Webserver")]
    public async Task EachChange_OfServiceLinkedRole_UnmodifiableEntity(string operation, params string[] parameters)
    {
        var account = await AccountWithServiceLinkedRoleAsync();
        await account.CallAsync("CreateInstanceProfile", ("InstanceProfileName", "Webserver"));
        var rest = parameters.Chunk(2).Select(p => (p[0], p[1]));

        var answer = await account.CallAsync(operation, [("RoleName", Name), .. rest]);

        answer.Refused(
            400, "UnmodifiableEntity", $"Cannot perform the operation on the protected role '{Name}' - this role is only modifiable by AWS");
    }

    [Fact]
    public async Task UpdateRoleDescription_OfServiceLinkedRole_ChangesIt()
    {
        var account = await AccountWithServiceLinkedRoleAsync();

        var answer = await account.CallAsync("UpdateRoleDescription", ("RoleName", Name), ("Description", "New"));

        Assert.Equal("New", answer.Value("Role/Description"));
    }

    [Fact]
    public async Task TagRole_OfServiceLinkedRole_TagsIt()
    {
        var account = await AccountWithServiceLinkedRoleAsync();

        await account.CallAsync("TagRole", ("RoleName", Name), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));

        Assert.Equal(["k"], await account.AllAsync("ListRoleTags", "Tags", "Key", 100, ("RoleName", Name)));
    }

    private async Task<TestAccount> AccountWithServiceLinkedRoleAsync()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateServiceLinkedRole", ("AWSServiceName", "support.amazonaws.com"));
        return account;
    }

    [Fact]
    public void EachKind_HasAPolicyOfAwss()
    {
        var policies = new AwsPolicyCatalogue();

        Assert.Equal(224, ServiceLinkedRoleKind.All.Count());
        Assert.All(ServiceLinkedRoleKind.All, kind => Assert.NotNull(policies.Find(kind.PolicyArnIn("aws"))));
        Assert.All(ServiceLinkedRoleKind.All, kind => Assert.EndsWith(".amazonaws.com", kind.Service, StringComparison.Ordinal));
        Assert.Equal(224, ServiceLinkedRoleKind.All.Select(kind => kind.Role).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task CreateServiceLinkedRole_HasTheServicesTrustPathAndPolicy()
    {
        var account = sim.NewAccount();

        var created = await account.MustAsync(
            "CreateServiceLinkedRole", ("AWSServiceName", "sagemaker.amazonaws.com"), ("Description", "Notebooks."));
        var shown = await account.MustAsync("GetRole", ("RoleName", "AWSServiceRoleForAmazonSageMakerNotebooks"));
        var attached = await account.MustAsync("ListAttachedRolePolicies", ("RoleName", "AWSServiceRoleForAmazonSageMakerNotebooks"));

        Assert.Equal(
            ["Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument"],
            created.Element("Role")!.Elements().Select(e => e.Name.LocalName));
        Assert.Equal("/aws-service-role/sagemaker.amazonaws.com/", created.Value("Role/Path"));
        Assert.Equal(
            account.Arn("role/aws-service-role/sagemaker.amazonaws.com/AWSServiceRoleForAmazonSageMakerNotebooks"), created.Value("Role/Arn"));
        using var trust = JsonDocument.Parse(Uri.UnescapeDataString(created.Value("Role/AssumeRolePolicyDocument")!));
        Assert.Equal(
            "sagemaker.amazonaws.com", trust.RootElement.GetProperty("Statement")[0].GetProperty("Principal").GetProperty("Service")[0].GetString());
        Assert.Equal("Notebooks.", shown.Value("Role/Description"));
        Assert.Equal(
            ["arn:aws:iam::aws:policy/aws-service-role/AmazonSageMakerNotebooksServiceRolePolicy"], attached.Values("AttachedPolicies", "PolicyArn"));
    }

    [Fact]
    public async Task CreateServiceLinkedRole_WithSuffix_MakesSeveral()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateServiceLinkedRole", ("AWSServiceName", "autoscaling.amazonaws.com"));

        var second = await account.MustAsync(
            "CreateServiceLinkedRole", ("AWSServiceName", "autoscaling.amazonaws.com"), ("CustomSuffix", "debug"));
        var third = await account.CallAsync(
            "CreateServiceLinkedRole", ("AWSServiceName", "autoscaling.amazonaws.com"), ("CustomSuffix", "debug"));

        Assert.Equal("AWSServiceRoleForAutoScaling_debug", second.Value("Role/RoleName"));
        third.Refused(
            400,
            "InvalidInput",
            "Service role name AWSServiceRoleForAutoScaling_debug has been taken in this account, please try a different suffix.");
    }

    [Fact]
    public async Task CreateServiceLinkedRole_WithANameOfMoreThan64Characters_InvalidInput()
    {
        var account = sim.NewAccount();
        const string Longest = "AWSServiceRoleForAutoScaling_56789012345678901234567890123456789";

        Task<WireAnswer> CreateAsync(string suffix) =>
            account.CallAsync("CreateServiceLinkedRole", ("AWSServiceName", "autoscaling.amazonaws.com"), ("CustomSuffix", suffix));

        Assert.Equal(Longest, (await CreateAsync(Longest[29..])).Value("Role/RoleName"));
        (await CreateAsync(Longest[29..] + "0")).Refused(
            400, "InvalidInput", $"Service role name {Longest}0 is longer than 64 characters, please try a shorter suffix.");
        await account.MustAsync("DeleteServiceLinkedRole", ("RoleName", Longest));
    }

    [Fact]
    public async Task CreateServiceLinkedRole_PastTheQuotaOfRoles_IsMadeAndCounted()
    {
        await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:Quotas:RolesPerAccount"] = "2" });
        var account = new TestAccount(host.Client, Sim.NewAccountId());
        Task<WireAnswer> CreateAsync(string name) => account.CallAsync("CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", Trust.Ec2));

        await account.MustAsync("CreateServiceLinkedRole", ("AWSServiceName", "ecs.amazonaws.com"));
        Assert.Equal(200, (await CreateAsync("one")).Status);
        (await CreateAsync("two")).Refused(409, "LimitExceeded", "Cannot exceed quota for RolesPerAccount: 2");
        await account.MustAsync("CreateServiceLinkedRole", ("AWSServiceName", "eks.amazonaws.com"));
        await account.MustAsync("DeleteRole", ("RoleName", "one"));

        (await CreateAsync("two")).Refused(409, "LimitExceeded", "Cannot exceed quota for RolesPerAccount: 2");
    }

    [Fact]
    public async Task CreateServiceLinkedRole_ThatCannotBe_InvalidInput()
    {
        var account = sim.NewAccount();

        var suffixed = await account.CallAsync("CreateServiceLinkedRole", ("AWSServiceName", "es.amazonaws.com"), ("CustomSuffix", "two"));
        var unknown = await account.CallAsync("CreateServiceLinkedRole", ("AWSServiceName", "ES.amazonaws.com"));

        suffixed.Refused(400, "InvalidInput", "Custom suffix is not allowed for es.amazonaws.com");
        unknown.Refused(400, "InvalidInput", "ES.amazonaws.com is not a service that has service-linked roles.");
    }

    [Fact]
    public async Task DeleteServiceLinkedRole_TakesTheRoleAwayAndHasAStatus()
    {
        var account = await AccountWithServiceLinkedRoleAsync();

        var deleted = await account.MustAsync("DeleteServiceLinkedRole", ("RoleName", Name));
        var task = deleted.Value("DeletionTaskId")!;
        var status = await account.MustAsync("GetServiceLinkedRoleDeletionStatus", ("DeletionTaskId", task));
        var policy = await account.MustAsync("GetPolicy", ("PolicyArn", "arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy"));

        Assert.Matches("^task/aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport/[0-9a-f-]{36}$", task);
        Assert.Equal("SUCCEEDED", status.Value("Status"));
        Assert.Equal("0", policy.Value("Policy/AttachmentCount"));
        (await account.CallAsync("GetRole", ("RoleName", Name))).Refused(404, "NoSuchEntity", $"The role with name {Name} cannot be found.");
        (await account.CallAsync("DeleteServiceLinkedRole", ("RoleName", Name)))
            .Refused(404, "NoSuchEntity", $"The role with name {Name} cannot be found.");
        (await sim.NewAccount().CallAsync("GetServiceLinkedRoleDeletionStatus", ("DeletionTaskId", task)))
            .Refused(404, "NoSuchEntity", $"The deletion task with id {task} cannot be found.");
    }

    [Fact]
    public async Task DeleteServiceLinkedRole_OfTheAccountsOwnRole_NoSuchEntity()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateRole", ("RoleName", "Train"), ("AssumeRolePolicyDocument", Trust.Ec2));

        var answer = await account.CallAsync("DeleteServiceLinkedRole", ("RoleName", "Train"));

        answer.Refused(404, "NoSuchEntity", "The role with name Train cannot be found.");
    }

    [Theory]
    [InlineData("task")]
    [InlineData("task/aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport/one")]
    public async Task DeletionStatus_OfWhatIsNoTask_InvalidInput(string task)
    {
        var answer = await sim.NewAccount().CallAsync("GetServiceLinkedRoleDeletionStatus", ("DeletionTaskId", task));

        answer.Refused(400, "InvalidInput", $"The deletion task id {task} is not valid.");
    }

    [Fact]
    public async Task Rest_CreatesDeletesAndTellsTheStatus()
    {
        var account = sim.NewAccount();

        var made = await account.RestAsync("POST", "/service-linked-roles", new { aWSServiceName = "ecs.amazonaws.com" });
        var deleted = await account.RestAsync("DELETE", "/service-linked-roles/AWSServiceRoleForECS");
        var task = deleted.Json.GetProperty("deletionTaskId").GetString()!;
        var status = await account.RestAsync("GET", $"/service-linked-roles/deletion-status?deletionTaskId={Uri.EscapeDataString(task)}");

        Assert.Equal(201, made.Status);
        Assert.Equal("AWSServiceRoleForECS", made.Json.GetProperty("roleName").GetString());
        Assert.Equal("SUCCEEDED", status.Json.GetProperty("status").GetString());
    }
}
