using System.Text.Json;
using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.Policies.Inline;

/// <summary>The policies that are embedded in users, groups and roles. A policy is its document: the body of <c>GET</c> and of <c>PUT</c>.</summary>
[Route("api/v1")]
public sealed class InlinePoliciesController : ApiController
{
    /// <summary>Lists the names of the policies that are embedded in a user.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most names of a page.</param>
    [HttpGet("users/{userName}/inline-policies")]
    [Tags("Users")]
    [ProducesResponseType<ListUserPoliciesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListUserPolicies(string userName, string? marker, int? maxItems) =>
        RunAsync(new ListUserPoliciesRequest { UserName = userName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Shows the document of a policy that is embedded in a user.</summary>
    [HttpGet("users/{userName}/inline-policies/{policyName}")]
    [Tags("Users")]
    [ProducesResponseType<JsonElement>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetUserPolicy(string userName, string policyName) =>
        RunAsync(UserState(userName, policyName), r => Shown(new EmbeddedDocument(r.PolicyDocument), r));

    /// <summary>Embeds a policy in a user, or replaces the one of the same name.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="policyName">The policy's name: the user's own, no other has it.</param>
    /// <param name="document">The policy's document itself.</param>
    [HttpPut("users/{userName}/inline-policies/{policyName}")]
    [Tags("Users")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> PutUserPolicy(string userName, string policyName, [FromBody] JsonElement document) => RunAsync(
        new PutUserPolicyRequest { UserName = userName, PolicyName = policyName, PolicyDocument = document.GetRawText() },
        Done,
        UserState(userName, policyName));

    /// <summary>Deletes a policy that is embedded in a user.</summary>
    [HttpDelete("users/{userName}/inline-policies/{policyName}")]
    [Tags("Users")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteUserPolicy(string userName, string policyName) =>
        RunAsync(new DeleteUserPolicyRequest { UserName = userName, PolicyName = policyName }, Done, UserState(userName, policyName));

    /// <summary>Lists the names of the policies that are embedded in a group.</summary>
    /// <param name="groupName">The group.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most names of a page.</param>
    [HttpGet("groups/{groupName}/inline-policies")]
    [Tags("Groups")]
    [ProducesResponseType<ListGroupPoliciesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListGroupPolicies(string groupName, string? marker, int? maxItems) =>
        RunAsync(new ListGroupPoliciesRequest { GroupName = groupName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Shows the document of a policy that is embedded in a group.</summary>
    [HttpGet("groups/{groupName}/inline-policies/{policyName}")]
    [Tags("Groups")]
    [ProducesResponseType<JsonElement>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetGroupPolicy(string groupName, string policyName) =>
        RunAsync(GroupState(groupName, policyName), r => Shown(new EmbeddedDocument(r.PolicyDocument), r));

    /// <summary>Embeds a policy in a group, or replaces the one of the same name.</summary>
    /// <param name="groupName">The group.</param>
    /// <param name="policyName">The policy's name: the group's own, no other has it.</param>
    /// <param name="document">The policy's document itself.</param>
    [HttpPut("groups/{groupName}/inline-policies/{policyName}")]
    [Tags("Groups")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> PutGroupPolicy(string groupName, string policyName, [FromBody] JsonElement document) => RunAsync(
        new PutGroupPolicyRequest { GroupName = groupName, PolicyName = policyName, PolicyDocument = document.GetRawText() },
        Done,
        GroupState(groupName, policyName));

    /// <summary>Deletes a policy that is embedded in a group.</summary>
    [HttpDelete("groups/{groupName}/inline-policies/{policyName}")]
    [Tags("Groups")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteGroupPolicy(string groupName, string policyName) =>
        RunAsync(new DeleteGroupPolicyRequest { GroupName = groupName, PolicyName = policyName }, Done, GroupState(groupName, policyName));

    /// <summary>Lists the names of the policies that are embedded in a role.</summary>
    /// <param name="roleName">The role.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most names of a page.</param>
    [HttpGet("roles/{roleName}/inline-policies")]
    [Tags("Roles")]
    [ProducesResponseType<ListRolePoliciesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListRolePolicies(string roleName, string? marker, int? maxItems) =>
        RunAsync(new ListRolePoliciesRequest { RoleName = roleName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Shows the document of a policy that is embedded in a role.</summary>
    [HttpGet("roles/{roleName}/inline-policies/{policyName}")]
    [Tags("Roles")]
    [ProducesResponseType<JsonElement>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetRolePolicy(string roleName, string policyName) =>
        RunAsync(RoleState(roleName, policyName), r => Shown(new EmbeddedDocument(r.PolicyDocument), r));

    /// <summary>Embeds a policy in a role, or replaces the one of the same name.</summary>
    /// <param name="roleName">The role.</param>
    /// <param name="policyName">The policy's name: the role's own, no other has it.</param>
    /// <param name="document">The policy's document itself.</param>
    [HttpPut("roles/{roleName}/inline-policies/{policyName}")]
    [Tags("Roles")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> PutRolePolicy(string roleName, string policyName, [FromBody] JsonElement document) => RunAsync(
        new PutRolePolicyRequest { RoleName = roleName, PolicyName = policyName, PolicyDocument = document.GetRawText() },
        Done,
        RoleState(roleName, policyName));

    /// <summary>Deletes a policy that is embedded in a role.</summary>
    [HttpDelete("roles/{roleName}/inline-policies/{policyName}")]
    [Tags("Roles")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteRolePolicy(string roleName, string policyName) =>
        RunAsync(new DeleteRolePolicyRequest { RoleName = roleName, PolicyName = policyName }, Done, RoleState(roleName, policyName));

    private static GetUserPolicyRequest UserState(string userName, string policyName) =>
        new() { UserName = userName, PolicyName = policyName };

    private static GetGroupPolicyRequest GroupState(string groupName, string policyName) =>
        new() { GroupName = groupName, PolicyName = policyName };

    private static GetRolePolicyRequest RoleState(string roleName, string policyName) =>
        new() { RoleName = roleName, PolicyName = policyName };
}
