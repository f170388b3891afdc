using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Policies.Managed;

public class PolicyVersionTests(Sim sim)
{
    [Fact]
    public async Task CreatePolicyVersion_NotAsDefault_LeavesTheDefault()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");

        var version = await account.MustAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Write));

        Assert.Equal(["VersionId", "IsDefaultVersion", "CreateDate"], version.Names("PolicyVersion"));
        Assert.Equal(("v2", "false"), (version.Value("PolicyVersion/VersionId"), version.Value("PolicyVersion/IsDefaultVersion")));
        var policy = await account.MustAsync("GetPolicy", ("PolicyArn", arn));
        Assert.Equal("v1", policy.Value("Policy/DefaultVersionId"));
        Assert.Equal(version.Value("PolicyVersion/CreateDate"), policy.Value("Policy/UpdateDate"));
    }

    [Fact]
    public async Task CreatePolicyVersion_AsDefault_IsInForce()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");

        var version = await account.MustAsync(
            "CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Write), ("SetAsDefault", "true"));

        Assert.Equal("true", version.Value("PolicyVersion/IsDefaultVersion"));
        var versions = await account.MustAsync("ListPolicyVersions", ("PolicyArn", arn));
        Assert.Equal(["v2", "v1"], versions.Values("Versions", "VersionId"));
        Assert.Equal(["true", "false"], versions.Values("Versions", "IsDefaultVersion"));
        Assert.Equal([null, null], versions.Values("Versions", "Document"));
    }

    [Fact]
    public async Task CreatePolicyVersion_TheSixth_LimitExceeded()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");
        for (var i = 2; i <= 5; i++)
        {
            await account.MustAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Write));
        }

        var sixth = await account.CallAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Write));

        sixth.Refused(
            409,
            "LimitExceeded",
            "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.");
    }

    [Fact]
    public async Task CreatePolicyVersion_AfterTheLastWasDeleted_HasANewNumber()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");
        await account.MustAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Write));
        await account.MustAsync("DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v2"));

        var version = await account.MustAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Write));

        Assert.Equal("v3", version.Value("PolicyVersion/VersionId"));
    }

    [Fact]
    public async Task CreatePolicyVersion_OfABadOrLargeDocument_IsRefused()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");

        var bad = await account.CallAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", "[]"));
        var large = await account.CallAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.OfSize(6145)));

        Assert.Equal((400, "MalformedPolicyDocument"), (bad.Status, bad.Code));
        large.Refused(409, "LimitExceeded", "Cannot exceed quota for PolicySize: 6144");
    }

    [Fact]
    public async Task CreatePolicyVersion_Racing_NeverExceedsTheQuota()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(
            _ => account.CallAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Write))));

        Assert.Equal(
            ["v2", "v3", "v4", "v5"],
            answers.Where(a => a.Status == 200).Select(a => a.Value("PolicyVersion/VersionId")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task GetPolicyVersion_ShowsTheDocumentAsGivenAndUrlEncoded()
    {
        const string Given = "{ \"Version\": \"2012-10-17\",\n  \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\" } ] }";
        var account = sim.NewAccount();
        await account.MustAsync("CreatePolicy", ("PolicyName", "Train"), ("PolicyDocument", Given));

        var version = await account.MustAsync("GetPolicyVersion", ("PolicyArn", account.Arn("policy/Train")), ("VersionId", "v1"));

        Assert.Equal(["Document", "VersionId", "IsDefaultVersion", "CreateDate"], version.Names("PolicyVersion"));
        Assert.StartsWith("%7B", version.Value("PolicyVersion/Document"), StringComparison.Ordinal);
        Assert.Equal(Given, Uri.UnescapeDataString(version.Value("PolicyVersion/Document")!));
    }

    [Theory]
    [InlineData("GetPolicyVersion", "v2")]
    [InlineData("GetPolicyVersion", "v1.draft")]
    [InlineData("GetPolicyVersion", "v99999999999")]
    [InlineData("SetDefaultPolicyVersion", "v2")]
    [InlineData("DeletePolicyVersion", "v2")]
    public async Task Versions_OfNoSuchId_NoSuchEntity(string operation, string version)
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");

        var answer = await account.CallAsync(operation, ("PolicyArn", arn), ("VersionId", version));

        answer.Refused(404, "NoSuchEntity", $"Policy {arn} version {version} does not exist or is not attachable.");
    }

    [Fact]
    public async Task SetDefaultPolicyVersion_BackAndForth_ChangesTheDefaultOnly()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");
        await account.MustAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Write));

        await account.MustAsync("SetDefaultPolicyVersion", ("PolicyArn", arn), ("VersionId", "v2"));

        var policy = await account.MustAsync("GetPolicy", ("PolicyArn", arn));
        Assert.Equal("v2", policy.Value("Policy/DefaultVersionId"));
        (await account.CallAsync("DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v2")))
            .Refused(409, "DeleteConflict", "Cannot delete the default version of a policy.");
        await account.MustAsync("DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"));
    }

    [Fact]
    public async Task ListPolicyVersions_InPages_NewestFirst()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");
        for (var i = 2; i <= 5; i++)
        {
            await account.MustAsync("CreatePolicyVersion", ("PolicyArn", arn), ("PolicyDocument", Documents.Write));
        }

        Assert.Equal(
            ["v5", "v4", "v3", "v2", "v1"],
            await account.AllAsync("ListPolicyVersions", "Versions", "VersionId", 2, ("PolicyArn", arn)));
    }
}
