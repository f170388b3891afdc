using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.Roles;

/// <summary>Roles: identities without credentials of their own, which those whom they trust assume for a while.</summary>
[Route("api/v1/roles")]
[Tags("Roles")]
public sealed class RolesController : ApiController
{
    /// <summary>Lists the account's roles.</summary>
    /// <param name="pathPrefix">Only roles whose path begins so, such as <c>/ml/</c>.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most roles of a page: 1 to 1000, by default 100.</param>
    [HttpGet]
    [ProducesResponseType<ListRolesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListRoles(string? pathPrefix, string? marker, int? maxItems) =>
        RunAsync(new ListRolesRequest { PathPrefix = pathPrefix, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Creates a role.</summary>
    [HttpPost]
    [ProducesResponseType<Contracts.Iam.Role>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateRole(CreateRoleRequest body) =>
        RunAsync(body, r => Made($"/roles/{Segment(r.Role.RoleName)}", r.Role));

    /// <summary>Shows one role.</summary>
    [HttpGet("{roleName}")]
    [ProducesResponseType<Contracts.Iam.Role>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetRole(string roleName) => RunAsync(State(roleName), r => Shown(r.Role, r));

    /// <summary>Changes a role's description or its longest session; what the body leaves out stays as it is.</summary>
    [HttpPatch("{roleName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateRole(string roleName, UpdateRoleRequest body) =>
        RunAsync(body with { RoleName = roleName }, Done, State(roleName));

    /// <summary>Deletes a role that has nothing left.</summary>
    [HttpDelete("{roleName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteRole(string roleName) =>
        RunAsync(new DeleteRoleRequest { RoleName = roleName }, Done, State(roleName));

    /// <summary>Changes a role's description: of service-linked roles the one thing that the account may change.</summary>
    [HttpPut("{roleName}/description")]
    [ProducesResponseType<Contracts.Iam.Role>(StatusCodes.Status200OK)]
    public Task<IActionResult> UpdateRoleDescription(string roleName, UpdateRoleDescriptionRequest body) =>
        RunAsync(body with { RoleName = roleName }, r => Shown(r.Role!), State(roleName));

    /// <summary>Shows a role's trust policy, as <c>PUT</c> takes it.</summary>
    [HttpGet("{roleName}/trust-policy")]
    [ProducesResponseType<UpdateAssumeRolePolicyRequest>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetTrustPolicy(string roleName) => RunAsync(
        State(roleName),
        r => Shown(new UpdateAssumeRolePolicyRequest { RoleName = r.Role.RoleName, PolicyDocument = r.Role.AssumeRolePolicyDocument! }, r));

    /// <summary>Replaces a role's trust policy.</summary>
    [HttpPut("{roleName}/trust-policy")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateAssumeRolePolicy(string roleName, UpdateAssumeRolePolicyRequest body) =>
        RunAsync(body with { RoleName = roleName }, Done, State(roleName));

    /// <summary>Lists a role's tags.</summary>
    [HttpGet("{roleName}/tags")]
    [ProducesResponseType<ListRoleTagsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListRoleTags(string roleName, string? marker, int? maxItems) =>
        RunAsync(new ListRoleTagsRequest { RoleName = roleName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Adds tags to a role, or changes their values.</summary>
    [HttpPost("{roleName}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> TagRole(string roleName, TagRoleRequest body) =>
        RunAsync(body with { RoleName = roleName }, Done, State(roleName));

    /// <summary>Removes tags from a role.</summary>
    /// <param name="roleName">Whose tags.</param>
    /// <param name="key">The keys of the tags, one <c>key=</c> for each.</param>
    [HttpDelete("{roleName}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UntagRole(string roleName, [FromQuery] string[] key) =>
        RunAsync(new UntagRoleRequest { RoleName = roleName, TagKeys = key }, Done, State(roleName));

    /// <summary>Sets a role's permissions boundary.</summary>
    [HttpPut("{roleName}/permissions-boundary")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> PutRolePermissionsBoundary(string roleName, PutRolePermissionsBoundaryRequest body) =>
        RunAsync(body with { RoleName = roleName }, Done, State(roleName));

    /// <summary>Takes a role's permissions boundary away.</summary>
    [HttpDelete("{roleName}/permissions-boundary")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteRolePermissionsBoundary(string roleName) =>
        RunAsync(new DeleteRolePermissionsBoundaryRequest { RoleName = roleName }, Done, State(roleName));

    /// <summary>Lists the instance profiles that hold a role.</summary>
    [HttpGet("{roleName}/instance-profiles")]
    [ProducesResponseType<ListInstanceProfilesForRoleResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListInstanceProfilesForRole(string roleName, string? marker, int? maxItems) =>
        RunAsync(new ListInstanceProfilesForRoleRequest { RoleName = roleName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    private static GetRoleRequest State(string roleName) => new() { RoleName = roleName };
}
