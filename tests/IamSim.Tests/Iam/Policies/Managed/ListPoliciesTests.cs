using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Policies.Managed;

public class ListPoliciesTests(Sim sim)
{
    private const string ReadOnlyAccess = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    [Fact]
    public async Task ListPolicies_ShowsNeitherDescriptionNorTags()
    {
        var account = sim.NewAccount();
        await account.MustAsync(
            "CreatePolicy",
            ("PolicyName", "Train"),
            ("Description", "Trains."),
            ("PolicyDocument", Documents.Read),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "ml"));

        var policies = await account.MustAsync("ListPolicies", ("Scope", "Local"));

        Assert.Equal(
            [
                "PolicyName", "PolicyId", "Arn", "Path", "DefaultVersionId", "AttachmentCount", "PermissionsBoundaryUsageCount",
                "IsAttachable", "CreateDate", "UpdateDate",
            ],
            Assert.Single(policies.Members("Policies")).Elements().Select(e => e.Name.LocalName));
    }

    [Fact]
    public async Task ListPolicies_OfAllScopesInPages_IsOneOrder()
    {
        var account = sim.NewAccount();
        foreach (var name in new[] { "zebra", "readOnlyAccess", "Aardvark", "Mid" })
        {
            await account.NewPolicyAsync(name);
        }

        var whole = await account.MustAsync("ListPolicies", ("PathPrefix", "/"), ("MaxItems", "1000"));
        var paged = await account.AllAsync("ListPolicies", "Policies", "Arn", 37);

        Assert.Equal(whole.Values("Policies", "Arn"), paged.Take(1000));
        Assert.Equal(paged.Count, paged.Distinct().Count());
        var names = whole.Values("Policies", "PolicyName");
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        var own = paged.ToList().IndexOf(account.Arn("policy/readOnlyAccess"));
        Assert.Equal(ReadOnlyAccess, paged[own + 1]);
    }

    [Fact]
    public async Task ListPolicies_ByScope_HasTheAccountsOrAwss()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train");

        var local = await account.MustAsync("ListPolicies", ("Scope", "Local"));
        var aws = await account.MustAsync("ListPolicies", ("Scope", "AWS"));

        Assert.Equal([arn], local.Values("Policies", "Arn"));
        Assert.Equal(100, aws.Members("Policies").Count);
        Assert.All(aws.Values("Policies", "Arn"), a => Assert.StartsWith("arn:aws:iam::aws:policy/", a, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ListPolicies_ByPath_MindsCase()
    {
        var account = sim.NewAccount();
        var arn = await account.NewPolicyAsync("Train", "/ml/training/");
        await account.NewPolicyAsync("Other", "/ML/");

        var own = await account.MustAsync("ListPolicies", ("PathPrefix", "/ml/"));
        var jobs = await account.MustAsync("ListPolicies", ("PathPrefix", "/job-function/"));

        Assert.Equal([arn], own.Values("Policies", "Arn"));
        Assert.Equal(11, jobs.Members("Policies").Count);
        Assert.Contains("DataScientist", jobs.Values("Policies", "PolicyName"));
    }

    [Fact]
    public async Task ListPolicies_OnlyAttached_HasWhatIsUsed()
    {
        var account = sim.NewAccount();
        var attached = await account.NewPolicyAsync("Attached");
        var boundary = await account.NewPolicyAsync("Boundary");
        await account.NewPolicyAsync("Unused");
        await account.NewPrincipalAsync("User", "alice");
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", attached));
        await account.MustAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", ReadOnlyAccess));
        await account.MustAsync("PutUserPermissionsBoundary", ("UserName", "alice"), ("PermissionsBoundary", boundary));

        async Task<IReadOnlyList<string?>> ListAsync(params (string, string)[] filters) =>
            (await account.MustAsync("ListPolicies", filters)).Values("Policies", "Arn");

        Assert.Equal([attached, boundary, ReadOnlyAccess], await ListAsync(("OnlyAttached", "true")));
        Assert.Equal([attached, ReadOnlyAccess], await ListAsync(("OnlyAttached", "true"), ("PolicyUsageFilter", "PermissionsPolicy")));
        Assert.Equal([boundary], await ListAsync(("PolicyUsageFilter", "PermissionsBoundary")));
        Assert.Equal([ReadOnlyAccess], await ListAsync(("OnlyAttached", "true"), ("Scope", "AWS")));
    }

    [Fact]
    public async Task ListPolicies_WithAMarkerOfOtherFilters_ValidationError()
    {
        var account = sim.NewAccount();
        var first = await account.MustAsync("ListPolicies", ("MaxItems", "1"));

        var next = await account.CallAsync("ListPolicies", ("Marker", first.Value("Marker")!), ("Scope", "AWS"));

        next.Refused(400, "ValidationError", "Invalid Marker.");
    }
}
