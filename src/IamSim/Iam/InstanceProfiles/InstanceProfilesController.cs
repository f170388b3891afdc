using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>Instance profiles: what hands a role to the programs of an EC2 instance.</summary>
[Route("api/v1/instance-profiles")]
[Tags("Instance profiles")]
public sealed class InstanceProfilesController : ApiController
{
    /// <summary>Lists the account's instance profiles.</summary>
    /// <param name="pathPrefix">Only instance profiles whose path begins so, such as <c>/ml/</c>.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most instance profiles of a page: 1 to 1000, by default 100.</param>
    [HttpGet]
    [ProducesResponseType<ListInstanceProfilesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListInstanceProfiles(string? pathPrefix, string? marker, int? maxItems) =>
        RunAsync(new ListInstanceProfilesRequest { PathPrefix = pathPrefix, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Creates an instance profile that holds no role yet.</summary>
    [HttpPost]
    [ProducesResponseType<Contracts.Iam.InstanceProfile>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateInstanceProfile(CreateInstanceProfileRequest body) =>
        RunAsync(body, r => Made($"/instance-profiles/{Segment(r.InstanceProfile.InstanceProfileName)}", r.InstanceProfile));

    /// <summary>Shows one instance profile and its role.</summary>
    [HttpGet("{instanceProfileName}")]
    [ProducesResponseType<Contracts.Iam.InstanceProfile>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetInstanceProfile(string instanceProfileName) =>
        RunAsync(State(instanceProfileName), r => Shown(r.InstanceProfile, r));

    /// <summary>Deletes an instance profile that holds no role.</summary>
    [HttpDelete("{instanceProfileName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteInstanceProfile(string instanceProfileName) =>
        RunAsync(new DeleteInstanceProfileRequest { InstanceProfileName = instanceProfileName }, Done, State(instanceProfileName));

    /// <summary>Puts a role into an instance profile that holds none.</summary>
    [HttpPost("{instanceProfileName}/roles")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> AddRoleToInstanceProfile(string instanceProfileName, AddRoleToInstanceProfileRequest body) =>
        RunAsync(body with { InstanceProfileName = instanceProfileName }, Done, State(instanceProfileName));

    /// <summary>Takes the role out of an instance profile.</summary>
    [HttpDelete("{instanceProfileName}/roles/{roleName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> RemoveRoleFromInstanceProfile(string instanceProfileName, string roleName) => RunAsync(
        new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = instanceProfileName, RoleName = roleName }, Done, State(instanceProfileName));

    /// <summary>Lists an instance profile's tags.</summary>
    [HttpGet("{instanceProfileName}/tags")]
    [ProducesResponseType<ListInstanceProfileTagsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListInstanceProfileTags(string instanceProfileName, string? marker, int? maxItems) => RunAsync(
        new ListInstanceProfileTagsRequest { InstanceProfileName = instanceProfileName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Adds tags to an instance profile, or changes their values.</summary>
    [HttpPost("{instanceProfileName}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> TagInstanceProfile(string instanceProfileName, TagInstanceProfileRequest body) =>
        RunAsync(body with { InstanceProfileName = instanceProfileName }, Done, State(instanceProfileName));

    /// <summary>Removes tags from an instance profile.</summary>
    /// <param name="instanceProfileName">Whose tags.</param>
    /// <param name="key">The keys of the tags, one <c>key=</c> for each.</param>
    [HttpDelete("{instanceProfileName}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UntagInstanceProfile(string instanceProfileName, [FromQuery] string[] key) =>
        RunAsync(new UntagInstanceProfileRequest { InstanceProfileName = instanceProfileName, TagKeys = key }, Done, State(instanceProfileName));

    private static GetInstanceProfileRequest State(string instanceProfileName) => new() { InstanceProfileName = instanceProfileName };
}
