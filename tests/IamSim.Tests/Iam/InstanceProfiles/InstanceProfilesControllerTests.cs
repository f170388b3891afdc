using IamSim.Tests.Iam.Roles;
using IamSim.Tests.Support;

namespace IamSim.Tests.Iam.InstanceProfiles;

/// <summary>Instance profiles in REST.</summary>
public sealed class InstanceProfilesControllerTests(Sim sim)
{
    [Fact]
    public async Task InstanceProfile_FromCreationToDeletion_GoesThroughItsPaths()
    {
        var account = sim.NewAccount();
        await account.CreateRoleAsync("Web");

        var made = await account.RestAsync("POST", "/instance-profiles", new { instanceProfileName = "Webserver", path = "/web/" });
        var added = await account.RestAsync("POST", "/instance-profiles/Webserver/roles", new { roleName = "Web" });
        var shown = await account.RestAsync("GET", "/instance-profiles/webserver");
        var ofRole = await account.RestAsync("GET", "/roles/Web/instance-profiles");
        var listed = await account.RestAsync("GET", "/instance-profiles?pathPrefix=/web/");
        var refused = await account.RestAsync("DELETE", "/instance-profiles/Webserver");
        var removed = await account.RestAsync("DELETE", "/instance-profiles/Webserver/roles/Web");
        var deleted = await account.RestAsync("DELETE", "/instance-profiles/Webserver");

        Assert.Equal((201, "/api/v1/instance-profiles/Webserver"), (made.Status, made.Location));
        Assert.Empty(made.Json.GetProperty("roles").EnumerateArray());
        Assert.Equal("Web", shown.Json.GetProperty("roles")[0].GetProperty("roleName").GetString());
        Assert.Equal("Webserver", ofRole.Json.GetProperty("instanceProfiles")[0].GetProperty("instanceProfileName").GetString());
        Assert.Equal("Webserver", listed.Json.GetProperty("instanceProfiles")[0].GetProperty("instanceProfileName").GetString());
        refused.Refused(409, "DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.");
        Assert.Equal([204, 204, 204], [added.Status, removed.Status, deleted.Status]);
    }

    [Fact]
    public async Task Tags_AddedAndRemoved_AreListed()
    {
        var account = sim.NewAccount();
        await account.MustAsync("CreateInstanceProfile", ("InstanceProfileName", "Webserver"));

        await account.RestAsync(
            "POST", "/instance-profiles/Webserver/tags", new { tags = new[] { new { key = "a", value = "1" }, new { key = "A", value = "2" } } });
        var removed = await account.RestAsync("DELETE", "/instance-profiles/Webserver/tags?key=a");
        var listed = await account.RestAsync("GET", "/instance-profiles/Webserver/tags");

        Assert.Equal(204, removed.Status);
        Assert.Equal("A", Assert.Single(listed.Json.GetProperty("tags").EnumerateArray()).GetProperty("key").GetString());
    }
}
