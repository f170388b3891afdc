using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Policies;

public class PoliciesRestTests(Sim sim)
{
    private static readonly object Document = JsonSerializer.Deserialize<JsonElement>(Documents.Read);

    [Fact]
    public async Task Policy_InRest_IsFoundWhereItsLocationSays()
    {
        var account = sim.NewAccount();

        var made = await account.RestAsync("POST", "/policies", new { policyName = "Train", path = "/ml/", policyDocument = Document });
        var arn = account.Arn("policy/ml/Train");
        Assert.Equal((201, $"/api/v1/policies/{Uri.EscapeDataString(arn)}"), (made.Status, made.Location));

        var path = made.Location!["/api/v1".Length..];
        var shown = await account.RestAsync("GET", path);
        Assert.Equal((200, arn), (shown.Status, shown.Json.GetProperty("arn").GetString()));
        var colons = await account.RestAsync("GET", $"/policies/{arn.Replace("/", "%2f", StringComparison.Ordinal)}");
        Assert.Equal(200, colons.Status);

        Assert.Equal(204, (await account.RestAsync("DELETE", path)).Status);
        (await account.RestAsync("GET", path)).Refused(404, "NoSuchEntity", $"Policy {arn} was not found.");
    }

    [Fact]
    public async Task Versions_InRest_HaveDocumentsAsJson()
    {
        var account = sim.NewAccount();
        var path = await NewPolicyAsync(account);

        var second = await account.RestAsync("POST", $"{path}/versions", new { policyDocument = Document });
        Assert.Equal((201, $"/api/v1{path}/versions/v2"), (second.Status, second.Location));
        Assert.Equal(204, (await account.RestAsync("PUT", $"{path}/default-version", new { versionId = "v2" })).Status);
        Assert.Equal(204, (await account.RestAsync("DELETE", $"{path}/versions/v1")).Status);

        var version = await account.RestAsync("GET", $"{path}/versions/v2");
        Assert.True(version.Json.GetProperty("isDefaultVersion").GetBoolean());
        Assert.Equal(JsonValueKind.Object, version.Json.GetProperty("document").ValueKind);
        var versions = await account.RestAsync("GET", $"{path}/versions");
        Assert.Equal(1, versions.Json.GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task Policy_ChangedBetween_PreconditionFailed()
    {
        var account = sim.NewAccount();
        var path = await NewPolicyAsync(account);
        var policy = (await account.RestAsync("GET", path)).ETag!;
        var versions = (await account.RestAsync("GET", $"{path}/versions")).ETag!;
        await account.RestAsync("POST", $"{path}/versions", new { policyDocument = Document, setAsDefault = true }, ("If-Match", versions));

        var version = await account.RestAsync("POST", $"{path}/versions", new { policyDocument = Document }, ("If-Match", versions));
        var standard = await account.RestAsync("PUT", $"{path}/default-version", new { versionId = "v1" }, ("If-Match", policy));

        Assert.Equal((412, "PreconditionFailed"), (version.Status, version.Code));
        Assert.Equal((412, "PreconditionFailed"), (standard.Status, standard.Code));
    }

    [Fact]
    public async Task TagsAndEntities_InRest_AreUnderThePolicy()
    {
        var account = sim.NewAccount();
        var path = await NewPolicyAsync(account);

        Assert.Equal(204, (await account.RestAsync("POST", $"{path}/tags", new { tags = new[] { new { key = "team", value = "ml" } } })).Status);
        Assert.Equal(1, (await account.RestAsync("GET", $"{path}/tags")).Json.GetProperty("tags").GetArrayLength());
        Assert.Equal(204, (await account.RestAsync("DELETE", $"{path}/tags?key=team")).Status);
        Assert.Equal(0, (await account.RestAsync("GET", $"{path}/tags")).Json.GetProperty("tags").GetArrayLength());
        Assert.Equal(200, (await account.RestAsync("GET", $"{path}/entities?entityFilter=User")).Status);
        var listed = await account.RestAsync("GET", "/policies?scope=Local&onlyAttached=false&pathPrefix=%2Fml%2F");
        Assert.Equal("Train", listed.Json.GetProperty("policies")[0].GetProperty("policyName").GetString());
    }

    [Theory]
    [InlineData("User", "users")]
    [InlineData("Group", "groups")]
    [InlineData("Role", "roles")]
    public async Task AttachedPolicies_InRest_ComeAndGo(string kind, string plural)
    {
        const string Policy = "arn:aws:iam::aws:policy%2Fjob-function%2FViewOnlyAccess";
        var account = sim.NewAccount();
        await account.NewPrincipalAsync(kind, "ml");

        Assert.Equal(204, (await account.RestAsync("PUT", $"/{plural}/ml/attached-policies/{Policy}")).Status);
        var attached = await account.RestAsync("GET", $"/{plural}/ml/attached-policies");
        Assert.Equal("ViewOnlyAccess", Assert.Single(attached.Json.GetProperty("attachedPolicies").EnumerateArray()).GetProperty("policyName").GetString());
        Assert.Equal(204, (await account.RestAsync("DELETE", $"/{plural}/ml/attached-policies/{Policy}")).Status);
        (await account.RestAsync("DELETE", $"/{plural}/ml/attached-policies/{Policy}"))
            .Refused(404, "NoSuchEntity", "Policy arn:aws:iam::aws:policy/job-function/ViewOnlyAccess was not found.");

        Assert.Equal(
            [$"Detach{kind}Policy", $"Detach{kind}Policy", $"ListAttached{kind}Policies", $"Attach{kind}Policy"],
            (await account.EventsAsync()).Take(4).Select(e => e.GetProperty("eventName").GetString()));
    }

    [Theory]
    [InlineData("User", "users")]
    [InlineData("Group", "groups")]
    [InlineData("Role", "roles")]
    public async Task InlinePolicies_InRest_AreTheirDocuments(string kind, string plural)
    {
        var account = sim.NewAccount();
        await account.NewPrincipalAsync(kind, "ml");
        var path = $"/{plural}/ml/inline-policies/own";

        Assert.Equal(204, (await account.RestAsync("PUT", path, Documents.Read)).Status);
        var shown = await account.RestAsync("GET", path);
        Assert.Equal((200, Documents.Read), (shown.Status, shown.Text));
        Assert.Equal(204, (await account.RestAsync("PUT", path, Documents.Write, ("If-Match", shown.ETag!))).Status);
        Assert.Equal(412, (await account.RestAsync("PUT", path, Documents.Read, ("If-Match", shown.ETag!))).Status);
        Assert.Equal("own", (await account.RestAsync("GET", $"/{plural}/ml/inline-policies")).Json.GetProperty("policyNames")[0].GetString());
        Assert.Equal(204, (await account.RestAsync("DELETE", path)).Status);
        (await account.RestAsync("GET", path)).Refused(404, "NoSuchEntity", $"The {kind.ToLowerInvariant()} policy with name own cannot be found.");
    }

    [Fact]
    public async Task InlinePolicy_OfABadBody_IsRefused()
    {
        var account = sim.NewAccount();
        await account.NewPrincipalAsync("User", "ml");

        var noDocument = await account.RestAsync("PUT", "/users/ml/inline-policies/own", "\"text\"");
        var noJson = await account.RestAsync("PUT", "/users/ml/inline-policies/own", "{");

        Assert.Equal((400, "MalformedPolicyDocument"), (noDocument.Status, noDocument.Code));
        Assert.Equal((400, "ValidationError"), (noJson.Status, noJson.Code));
        Assert.Equal("PutUserPolicy", (await account.EventsAsync())[0].GetProperty("eventName").GetString());
    }

    private static async Task<string> NewPolicyAsync(TestAccount account)
    {
        var made = await account.RestAsync("POST", "/policies", new { policyName = "Train", path = "/ml/", policyDocument = Document });
        return made.Location!["/api/v1".Length..];
    }
}
