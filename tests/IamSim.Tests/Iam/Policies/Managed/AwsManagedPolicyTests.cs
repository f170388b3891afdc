using System.Text.Json;
using IamSim.Iam.Policies;
using IamSim.Policies.Documents;
using IamSim.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Iam.Policies.Managed;

public class AwsManagedPolicyTests(Sim sim)
{
    private const string ReadOnlyAccess = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    [Fact]
    public void Embedded_Policies_AreValid()
    {
        var policies = sim.Host.Services.GetRequiredService<AwsManagedPolicies>().All.Where(p => !p.IsImported).ToList();

        Assert.Equal(25, policies.Count);
        Assert.All(policies, p => Assert.True(PolicyDocument.Parse(p.AsVersion().Document, PolicyKind.Managed).IsValid, p.Name));
        Assert.All(policies, p => Assert.Matches("^ANPA[A-Z2-7]{17}$", p.Id));
        Assert.Equal(25, policies.Select(p => p.Id).Distinct().Count());
    }

    [Fact]
    public async Task GetPolicy_OfAws_ShowsItsVersionAndDates()
    {
        var account = sim.NewAccount();

        var policy = await account.MustAsync("GetPolicy", ("PolicyArn", "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly"));

        Assert.Equal("v11", policy.Value("Policy/DefaultVersionId"));
        Assert.Equal("2017-11-29T13:07:09Z", policy.Value("Policy/CreateDate"));
        Assert.Equal("2021-12-01T16:29:20Z", policy.Value("Policy/UpdateDate"));
        Assert.NotNull(policy.Element("Policy/Tags"));
    }

    [Fact]
    public async Task GetPolicyVersion_OfAws_HasTheDefaultVersionOnly()
    {
        var account = sim.NewAccount();
        const string Arn = "arn:aws:iam::aws:policy/AdministratorAccess";

        var version = await account.MustAsync("GetPolicyVersion", ("PolicyArn", Arn), ("VersionId", "v1"));
        var other = await account.CallAsync("GetPolicyVersion", ("PolicyArn", Arn), ("VersionId", "v2"));

        using var document = JsonDocument.Parse(Uri.UnescapeDataString(version.Value("PolicyVersion/Document")!));
        Assert.Equal("*", document.RootElement.GetProperty("Statement")[0].GetProperty("Action").GetString());
        other.Refused(404, "NoSuchEntity", $"Policy {Arn} version v2 does not exist or is not attachable.");
        var versions = await account.MustAsync("ListPolicyVersions", ("PolicyArn", Arn));
        Assert.Equal(["v1"], versions.Values("Versions", "VersionId"));
    }

    [Theory]
    [InlineData("DeletePolicy")]
    [InlineData("CreatePolicyVersion", "PolicyDocument", Documents.Read)]
    [InlineData("SetDefaultPolicyVersion", "VersionId", "v1")]
    [InlineData("DeletePolicyVersion", "VersionId", "v1")]
    public async Task Changes_OfAwssOrAnotherAccounts_AccessDenied(string operation, string? parameter = null, string? value = null)
    {
        var account = sim.NewAccount();
        (string, string)[] rest = parameter is null ? [] : [(parameter, value!)];
        var others = await sim.NewAccount().NewPolicyAsync("Train");

        foreach (var arn in new[] { ReadOnlyAccess, others })
        {
            var answer = await account.CallAsync(operation, [("PolicyArn", arn), .. rest]);
            answer.Refused(403, "AccessDenied", "Policy is outside your own account.");
        }
    }

    [Theory]
    [InlineData("ListPolicyTags")]
    [InlineData("UntagPolicy", "TagKeys.member.1", "team")]
    public async Task Tags_OfAwss_InvalidInput(string operation, string? parameter = null, string? value = null)
    {
        var account = sim.NewAccount();
        (string, string)[] rest = parameter is null ? [] : [(parameter, value!)];

        var answer = await account.CallAsync(operation, [("PolicyArn", ReadOnlyAccess), .. rest]);

        answer.Refused(400, "InvalidInput", "Tags not supported for policies in this domain");
    }

    [Fact]
    public async Task GetPolicy_OfAnotherAccount_NoSuchEntity()
    {
        var account = sim.NewAccount();
        var others = await sim.NewAccount().NewPolicyAsync("Train");

        (await account.CallAsync("GetPolicy", ("PolicyArn", others))).Refused(404, "NoSuchEntity", $"Policy {others} was not found.");
    }
}
