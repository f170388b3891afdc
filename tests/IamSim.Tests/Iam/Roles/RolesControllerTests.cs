using System.Text.Json;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.Roles;

/// <summary>Roles in REST.</summary>
public sealed class RolesControllerTests(Sim sim)
{
    private static readonly JsonElement Ec2 = JsonElement.Parse(Trust.Ec2);

    [Fact]
    public async Task CreateRole_WithTrustPolicyAsJson_AnswersWhereTheRoleIsAndShowsItAsJson()
    {
        var account = sim.NewAccount();

        var made = await account.RestAsync("POST", "/roles", new { roleName = "Deployer", path = "/ci/", assumeRolePolicyDocument = Ec2 });
        var shown = await account.RestAsync("GET", "/roles/deployer");

        Assert.Equal((201, "/api/v1/roles/Deployer"), (made.Status, made.Location));
        Assert.Equal(account.Arn("role/ci/Deployer"), made.Json.GetProperty("arn").GetString());
        Assert.Equal("ec2.amazonaws.com", PrincipalOf(made.Json.GetProperty("assumeRolePolicyDocument")));
        Assert.Equal(3600, shown.Json.GetProperty("maxSessionDuration").GetInt32());
        Assert.Equal("CreateRole", (await account.EventsAsync())[1].GetProperty("eventName").GetString());
    }

    [Fact]
    public async Task CreateRole_WithTrustPolicyThatBreaksTheRules_AnswersAsTheWireDoes()
    {
        var account = sim.NewAccount();
        var missing = account.Arn("user/Missing");

        var answer = await account.RestAsync(
            "POST", "/roles", new { roleName = "Deployer", assumeRolePolicyDocument = JsonElement.Parse(Trust.Of(missing)) });

        answer.Refused(400, "MalformedPolicyDocument", $"Invalid principal in policy: \"AWS\":\"{missing}\"");
    }

    [Fact]
    public async Task ListRoles_WithPathPrefixAndSize_ShowsAPage()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("a");
        await account.CreateRoleAsync("b", ("Path", "/ci/"));
        await account.CreateRoleAsync("c", ("Path", "/ci/"));

        var first = await account.RestAsync("GET", "/roles?pathPrefix=/ci/&maxItems=1");
        var marker = Uri.EscapeDataString(first.Json.GetProperty("marker").GetString()!);
        var second = await account.RestAsync("GET", $"/roles?pathPrefix=/ci/&maxItems=1&marker={marker}");

        Assert.Equal("b", first.Json.GetProperty("roles")[0].GetProperty("roleName").GetString());
        Assert.Equal("c", second.Json.GetProperty("roles")[0].GetProperty("roleName").GetString());
        Assert.False(second.Json.GetProperty("isTruncated").GetBoolean());
    }

    [Fact]
    public async Task UpdateRole_WithStaleETag_PreconditionFailed()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");
        var tag = (await account.RestAsync("GET", "/roles/Deployer")).ETag!;

        var won = await account.RestAsync("PATCH", "/roles/Deployer", new { description = "First" }, ("If-Match", tag));
        var lost = await account.RestAsync("PATCH", "/roles/Deployer", new { description = "Second" }, ("If-Match", tag));

        Assert.Equal((204, 412), (won.Status, lost.Status));
        Assert.Equal("First", (await account.GetRoleAsync("Deployer")).Value("Role/Description"));
    }

    [Fact]
    public async Task UpdateRoleDescription_ShowsTheRole()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");

        var answer = await account.RestAsync("PUT", "/roles/Deployer/description", new { description = "New" });

        Assert.Equal((200, "New"), (answer.Status, answer.Json.GetProperty("description").GetString()));
    }

    [Fact]
    public async Task TrustPolicy_PutAsItWasGot_StaysAsItWas()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");

        var got = await account.RestAsync("GET", "/roles/Deployer/trust-policy");
        var put = await account.RestAsync("PUT", "/roles/Deployer/trust-policy", got.Text, ("If-Match", got.ETag!));

        Assert.Equal("ec2.amazonaws.com", PrincipalOf(got.Json.GetProperty("policyDocument")));
        Assert.Equal(204, put.Status);
        Assert.Equal(Uri.EscapeDataString(Trust.Ec2), (await account.GetRoleAsync("Deployer")).Value("Role/AssumeRolePolicyDocument"));
    }

    [Fact]
    public async Task Tags_AddedAndRemoved_AreListed()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");

        await account.RestAsync(
            "POST", "/roles/Deployer/tags", new { tags = new[] { new { key = "a", value = "1" }, new { key = "b", value = "2" }, new { key = "c", value = "3" } } });
        var removed = await account.RestAsync("DELETE", "/roles/Deployer/tags?key=a&key=c");
        var listed = await account.RestAsync("GET", "/roles/Deployer/tags");

        Assert.Equal(204, removed.Status);
        Assert.Equal("b", Assert.Single(listed.Json.GetProperty("tags").EnumerateArray()).GetProperty("key").GetString());
    }

    [Fact]
    public async Task PermissionsBoundary_PutAndDeleted_IsThereAndGone()
    {
        var account = sim.NewAccount();
        var boundary = await sim.SeedPolicyAsync(account);
        await account.CreateRoleAsync("Deployer");

        var put = await account.RestAsync("PUT", "/roles/Deployer/permissions-boundary", new { permissionsBoundary = boundary });
        var bounded = await account.RestAsync("GET", "/roles/Deployer");
        var deleted = await account.RestAsync("DELETE", "/roles/Deployer/permissions-boundary");
        var again = await account.RestAsync("DELETE", "/roles/Deployer/permissions-boundary");

        Assert.Equal((204, 204), (put.Status, deleted.Status));
        Assert.Equal(boundary, bounded.Json.GetProperty("permissionsBoundary").GetProperty("permissionsBoundaryArn").GetString());
        again.Refused(404, "NoSuchEntity", "No permissions boundary is set for the role Deployer.");
    }

    [Fact]
    public async Task DeleteRole_ThenGetRole_NoSuchEntity()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Deployer");

        var deleted = await account.RestAsync("DELETE", "/roles/Deployer");
        var gone = await account.RestAsync("GET", "/roles/Deployer");

        Assert.Equal(204, deleted.Status);
        gone.Refused(404, "NoSuchEntity", "The role with name Deployer cannot be found.");
    }

    private static string? PrincipalOf(JsonElement document) =>
        document.GetProperty("Statement")[0].GetProperty("Principal").GetProperty("Service").GetString();
}
