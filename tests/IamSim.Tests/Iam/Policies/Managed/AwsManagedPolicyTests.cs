using System.IO.Compression;
using System.Text;
using System.Text.Json;
using IamSim.Iam.Policies;
using IamSim.Policies.Documents;
using IamSim.Testing;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Policies.Managed;

public class AwsManagedPolicyTests(Sim sim)
{
    private const string ReadOnlyAccess = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    [Fact]
    public void Embedded_Policies_AreTheWholeCatalogueAndValid()
    {
        var catalogue = new AwsPolicyCatalogue();

        Assert.Equal(1594, catalogue.All.Count);
        Assert.Equal(6194, catalogue.All.Sum(p => p.Versions.Count));
        Assert.All(catalogue.All, p => Assert.True(
            PolicyDocument.ParseToAsk(catalogue.Document(p, p.Default.Number)!, PolicyKind.Managed).IsValid, p.Name));
        Assert.All(catalogue.All, p => Assert.Matches("^ANPA[A-Z2-7]{17}$", p.Id));
        Assert.Equal(1594, catalogue.All.Select(p => p.Id).Distinct().Count());
    }

    [Fact]
    public void Embedded_Versions_AreOlderOneByOneAndEachHasItsDocument()
    {
        var catalogue = new AwsPolicyCatalogue();

        Assert.All(catalogue.All, policy =>
        {
            Assert.Equal(policy.Versions.OrderByDescending(v => v.Number), policy.Versions);
            Assert.Equal(policy.Versions.OrderByDescending(v => v.CreatedAt), policy.Versions);
        });
        var readOnly = catalogue.Find(ReadOnlyAccess)!;
        var documents = readOnly.Versions.Select(v => catalogue.Document(readOnly, v.Number)).ToList();
        Assert.All(documents, document => Assert.StartsWith("{", document, StringComparison.Ordinal));
        Assert.Equal(151, documents.Count);
        Assert.Null(catalogue.Document(readOnly, 141));
    }

    [Fact]
    public async Task CatalogueInAFile_IsAllThatTheServerHas()
    {
        // As tools/aws-managed-policies/README.md describes it.
        var block = Brotli($"{Documents.Write}\n{Documents.Read}");
        var index = Brotli(
            $$"""
            [{"name":"Newer","path":"/service-role/","id":"ANPAAAAAAAAAAAAAAAAAA","createdAt":"2030-01-02T03:04:05Z",
              "versions":[{"number":3,"createdAt":"2031-01-01T00:00:00Z"},{"number":1,"createdAt":"2030-01-02T03:04:05Z"}],"length":{{block.Length}}}]
            """);
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, [.. BitConverter.GetBytes(index.Length), .. index, .. block], TestContext.Current.CancellationToken);
            await using var host = await IamSimHost.StartAsync(new Dictionary<string, string> { ["IamSim:AwsManagedPolicies:Path"] = path });
            var account = new TestAccount(host.Client, "111122223333");
            const string Arn = "arn:aws:iam::aws:policy/service-role/Newer";

            var listed = await account.MustAsync("ListPolicies", ("Scope", "AWS"));
            var old = await account.MustAsync("GetPolicyVersion", ("PolicyArn", Arn), ("VersionId", "v1"));

            Assert.Equal([Arn], listed.Values("Policies", "Arn"));
            Assert.Equal(["v3"], listed.Values("Policies", "DefaultVersionId"));
            Assert.Equal(Documents.Read, Uri.UnescapeDataString(old.Value("PolicyVersion/Document")!));
            Assert.Equal("NoSuchEntity", (await account.CallAsync("GetPolicy", ("PolicyArn", ReadOnlyAccess))).Code);
        }
        finally
        {
            File.Delete(path);
        }

        static byte[] Brotli(string text)
        {
            using var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            {
                brotli.Write(Encoding.UTF8.GetBytes(text));
            }

            return packed.ToArray();
        }
    }

    [Fact]
    public void CatalogueInAFile_ThatIsNone_SaysSo()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "[]");
            var refusal = Assert.Throws<InvalidDataException>(() => AwsPolicyCatalogue.From(path));
            Assert.StartsWith($"IamSim:AwsManagedPolicies:Path names {path}, which is no catalogue", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Throws<InvalidDataException>(() => AwsPolicyCatalogue.From(path));
    }

    [Fact]
    public async Task ListPolicies_OfAws_PagesThroughTheWholeCatalogue()
    {
        var account = sim.NewAccount();
        await account.NewPolicyAsync("ReadOnlyAccess");
        var names = new List<string?>();
        string? marker = null;
        do
        {
            (string, string)[] page = marker is null ? [("MaxItems", "100")] : [("MaxItems", "100"), ("Marker", marker)];
            var answer = await account.MustAsync("ListPolicies", page);
            names.AddRange(answer.Values("Policies", "PolicyName"));
            marker = answer.Value("Marker");
        }
        while (marker is not null);

        // The account's own of the same name comes first.
        Assert.Equal(1595, names.Count);
        Assert.Equal(names.OrderBy(n => n!.ToUpperInvariant(), StringComparer.Ordinal), names);
        Assert.Equal(2, names.Count(n => n == "ReadOnlyAccess"));
        var onlyServiceRoles = await account.MustAsync("ListPolicies", ("Scope", "AWS"), ("PathPrefix", "/service-role/"), ("MaxItems", "1000"));
        Assert.Equal(227, onlyServiceRoles.Members("Policies").Count);
    }

    [Fact]
    public async Task Policies_OfAnotherPartition_DoNotExist()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateUser", ("UserName", "alice"));
        const string Arn = "arn:aws-cn:iam::aws:policy/ReadOnlyAccess";

        var shown = await account.CallAsync("GetPolicy", ("PolicyArn", Arn));
        var attached = await account.CallAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", Arn));

        shown.Refused(404, "NoSuchEntity", $"Policy {Arn} was not found.");
        attached.Refused(404, "NoSuchEntity", $"Policy {Arn} does not exist or is not attachable.");
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
    public async Task GetPolicyVersion_OfAws_HasItsVersionsOnly()
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

    [Fact]
    public async Task GetPolicyVersion_OfAws_ShowsAnOldOne()
    {
        var account = sim.NewAccount();
        const string Arn = "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly";

        var version = await account.MustAsync("GetPolicyVersion", ("PolicyArn", Arn), ("VersionId", "v2"));
        var versions = await account.MustAsync("ListPolicyVersions", ("PolicyArn", Arn));

        Assert.Equal("2018-02-23T00:39:10Z", version.Value("PolicyVersion/CreateDate"));
        Assert.Equal("false", version.Value("PolicyVersion/IsDefaultVersion"));
        Assert.Contains("sagemaker:DescribeEndpointConfig", Uri.UnescapeDataString(version.Value("PolicyVersion/Document")!), StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 11).Reverse().Select(n => $"v{n}"), versions.Values("Versions", "VersionId"));
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
