using IamSim.Iam.Policies;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Policies.Managed;

public class ManagedPolicyTests(Sim sim)
{
    [Fact]
    public async Task CreatePolicy_WithEverything_ShowsAllButTheDescription()
    {
        var account = sim.NewAccount();

        var made = await account.MustAsync(
            "CreatePolicy",
            ("PolicyName", "Train"),
            ("Path", "/ml/"),
            ("Description", "Trains."),
            ("PolicyDocument", Documents.Read),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "ml"));

        Assert.Equal(
            [
                "PolicyName", "PolicyId", "Arn", "Path", "DefaultVersionId", "AttachmentCount", "PermissionsBoundaryUsageCount",
                "IsAttachable", "CreateDate", "UpdateDate", "Tags",
            ],
            made.Names("Policy"));
        Assert.Equal(account.Arn("policy/ml/Train"), made.Value("Policy/Arn"));
        Assert.Matches("^ANPA[A-Z2-7]{17}$", made.Value("Policy/PolicyId"));
        Assert.Equal(
            ("v1", "0", "0", "true"),
            (made.Value("Policy/DefaultVersionId"), made.Value("Policy/AttachmentCount"), made.Value("Policy/PermissionsBoundaryUsageCount"),
                made.Value("Policy/IsAttachable")));
        Assert.Equal(made.Value("Policy/CreateDate"), made.Value("Policy/UpdateDate"));
    }

    [Fact]
    public async Task CreatePolicy_WithoutTags_ShowsNone()
    {
        var account = sim.NewAccount();

        var made = await account.MustAsync("CreatePolicy", ("PolicyName", "Train"), ("PolicyDocument", Documents.Read));

        Assert.DoesNotContain("Tags", made.Names("Policy"));
        Assert.Equal("/", made.Value("Policy/Path"));
    }

    [Fact]
    public async Task CreatePolicy_ThatExistsInAnotherCaseAndPath_EntityAlreadyExists()
    {
        var account = sim.NewAccount();
        await account.NewPolicyAsync("Train", "/ml/");

        var again = await account.CallAsync("CreatePolicy", ("PolicyName", "train"), ("PolicyDocument", Documents.Read));

        again.Refused(409, "EntityAlreadyExists", "A policy called train already exists. Duplicate names are not allowed.");
    }

    [Fact]
    public async Task CreatePolicy_Racing_HasExactlyOneWinner()
    {
        var account = sim.NewAccount();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(
            _ => account.CallAsync("CreatePolicy", ("PolicyName", "Train"), ("PolicyDocument", Documents.Read))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal((409, "EntityAlreadyExists"), (a.Status, a.Code)));
    }

    [Fact]
    public async Task CreatePolicy_AtTheQuota_LimitExceeded()
    {
        var account = sim.NewAccount();
        await sim.SeedAsync([.. Enumerable.Range(0, 1500).Select(i => Seeded(account, i))]);

        var more = await account.CallAsync("CreatePolicy", ("PolicyName", "Train"), ("PolicyDocument", Documents.Read));

        more.Refused(409, "LimitExceeded", "Cannot exceed quota for PoliciesPerAccount: 1500");
    }

    [Fact]
    public async Task CreatePolicy_AsLargeAsAllowed_CountsNoWhiteSpace()
    {
        var account = sim.NewAccount();

        await account.MustAsync("CreatePolicy", ("PolicyName", "Large"), ("PolicyDocument", Documents.OfSize(6144)));
        var larger = await account.CallAsync("CreatePolicy", ("PolicyName", "Larger"), ("PolicyDocument", Documents.OfSize(6145)));

        larger.Refused(409, "LimitExceeded", "Cannot exceed quota for PolicySize: 6144");
    }

    [Fact]
    public async Task CreatePolicy_OfABadDocument_MalformedPolicyDocument()
    {
        var account = sim.NewAccount();

        var broken = await account.CallAsync("CreatePolicy", ("PolicyName", "Broken"), ("PolicyDocument", "{"));
        var old = await account.CallAsync(
            "CreatePolicy",
            ("PolicyName", "Old"),
            ("PolicyDocument", Documents.Read.Replace("2012-10-17", "2008-10-17", StringComparison.Ordinal)));

        Assert.Equal((400, "MalformedPolicyDocument"), (broken.Status, broken.Code));
        old.Refused(400, "MalformedPolicyDocument", "Policy document must be version 2012-10-17 or greater.");
    }

    [Fact]
    public async Task CreatePolicy_WithATagTwice_InvalidInput()
    {
        var account = sim.NewAccount();

        var twice = await account.CallAsync(
            "CreatePolicy",
            ("PolicyName", "Train"),
            ("PolicyDocument", Documents.Read),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "ml"),
            ("Tags.member.2.Key", "team"),
            ("Tags.member.2.Value", "data"));

        twice.Refused(400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }

    [Fact]
    public async Task GetPolicy_WithoutTags_ShowsDescriptionAndAnEmptyList()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreatePolicy", ("PolicyName", "Train"), ("Description", "Trains."), ("PolicyDocument", Documents.Read));

        var policy = await account.MustAsync("GetPolicy", ("PolicyArn", account.Arn("policy/Train")));

        Assert.Equal("Trains.", policy.Value("Policy/Description"));
        Assert.NotNull(policy.Element("Policy/Tags"));
        Assert.Empty(policy.Members("Policy/Tags"));
    }

    [Fact]
    public async Task GetPolicy_InUse_CountsAttachmentsAndBoundaries()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");
        foreach (var kind in new[] { "User", "Group", "Role" })
        {
            await account.NewPrincipalAsync(kind, "ml");
            await account.MustAsync($"Attach{kind}Policy", ($"{kind}Name", "ml"), ("PolicyArn", arn));
        }

        await account.MustAsync("PutUserPermissionsBoundary", ("UserName", "ml"), ("PermissionsBoundary", arn));
        await account.MustAsync("PutRolePermissionsBoundary", ("RoleName", "ml"), ("PermissionsBoundary", arn));
        var policy = await account.MustAsync("GetPolicy", ("PolicyArn", arn));
        var listed = await account.MustAsync("ListPolicies", ("Scope", "Local"));

        Assert.Equal(("3", "2"), (policy.Value("Policy/AttachmentCount"), policy.Value("Policy/PermissionsBoundaryUsageCount")));
        Assert.Equal(["3"], listed.Values("Policies", "AttachmentCount"));
        Assert.Equal(["2"], listed.Values("Policies", "PermissionsBoundaryUsageCount"));
    }

    [Theory]
    [InlineData("GetPolicy")]
    [InlineData("DeletePolicy")]
    [InlineData("ListPolicyVersions")]
    [InlineData("GetPolicyVersion", "VersionId", "v1")]
    [InlineData("SetDefaultPolicyVersion", "VersionId", "v1")]
    [InlineData("DeletePolicyVersion", "VersionId", "v1")]
    [InlineData("CreatePolicyVersion", "PolicyDocument", Documents.Read)]
    [InlineData("ListPolicyTags")]
    [InlineData("UntagPolicy", "TagKeys.member.1", "team")]
    [InlineData("ListEntitiesForPolicy")]
    public async Task EveryOperation_OnWhatIsNoPolicy_SaysSo(string operation, string? parameter = null, string? value = null)
    {
        var account = sim.NewAccount();
        (string, string)[] rest = parameter is null ? [] : [(parameter, value!)];
        var missing = account.Arn("policy/Missing");
        var role = account.Arn("role/Some");

        (await account.CallAsync(operation, [("PolicyArn", missing), .. rest])).Refused(404, "NoSuchEntity", $"Policy {missing} was not found.");
        (await account.CallAsync(operation, [("PolicyArn", role), .. rest])).Refused(400, "InvalidInput", $"ARN {role} is not valid.");
    }

    [Fact]
    public async Task DeletePolicy_ThatNothingUses_TakesItsVersionAlong()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");

        await account.MustAsync("DeletePolicy", ("PolicyArn", arn));
        await account.NewPolicyAsync("Train");

        var versions = await account.MustAsync("ListPolicyVersions", ("PolicyArn", arn));
        Assert.Equal(["v1"], versions.Values("Versions", "VersionId"));
    }

    [Fact]
    public async Task DeletePolicy_WithMoreThanOneVersion_DeleteConflict()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");
        await account.MustAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Write));

        var deleted = await account.CallAsync("DeletePolicy", ("PolicyArn", arn));

        deleted.Refused(
            409,
            "DeleteConflict",
            "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");
    }

    [Fact]
    public async Task DeletePolicy_InUse_DeleteConflict()
    {
        const string Message = "Cannot delete a policy attached to entities.";
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");
        await account.NewPrincipalAsync("User", "alice");

        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", arn));
        (await account.CallAsync("DeletePolicy", ("PolicyArn", arn))).Refused(409, "DeleteConflict", Message);

        await account.MustAsync("DetachUserPolicy", ("UserName", "alice"), ("PolicyArn", arn));
        await account.MustAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", arn));
        (await account.CallAsync("DeletePolicy", ("PolicyArn", arn))).Refused(409, "DeleteConflict", Message);

        await account.MustAsync("DeleteUserPermissionsBoundary", ("UserName", "alice"));
        await account.MustAsync("DeletePolicy", ("PolicyArn", arn));
    }

    private static ManagedPolicy Seeded(TestAccount account, int number) => new()
    {
        AccountId = account.Id,
        Id = $"ANPA{number:D17}",
        Name = $"P{number}",
        NameKey = $"P{number}",
        Path = "/",
        Arn = account.Arn($"policy/P{number}"),
        DefaultVersion = 1,
        LatestVersion = 1,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
