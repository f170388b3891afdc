using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.Policies.Attachments;

/// <summary>
/// The managed policies that users, groups and roles have. A policy is addressed by its ARN as one segment of the path, so with its slashes
/// encoded: <c>/api/v1/users/alice/attached-policies/arn:aws:iam::aws:policy%2FReadOnlyAccess</c>.
/// </summary>
[Route("api/v1")]
public sealed class AttachedPoliciesController : ApiController
{
    /// <summary>Lists the managed policies that are attached to a user.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="pathPrefix">Only policies whose path begins so.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most policies of a page.</param>
    [HttpGet("users/{userName}/attached-policies")]
    [Tags("Users")]
    [ProducesResponseType<ListAttachedUserPoliciesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListAttachedUserPolicies(string userName, string? pathPrefix, string? marker, int? maxItems) => RunAsync(
        new ListAttachedUserPoliciesRequest { UserName = userName, PathPrefix = pathPrefix, Marker = marker, MaxItems = maxItems },
        r => Shown(r));

    /// <summary>Attaches a managed policy to a user; one that is attached already stays so.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    [HttpPut("users/{userName}/attached-policies/{policyArn}")]
    [Tags("Users")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> AttachUserPolicy(string userName, string policyArn) =>
        RunAsync(new AttachUserPolicyRequest { UserName = userName, PolicyArn = ArnSegment.Decode(policyArn) }, Done);

    /// <summary>Detaches a managed policy from a user.</summary>
    /// <param name="userName">The user.</param>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    [HttpDelete("users/{userName}/attached-policies/{policyArn}")]
    [Tags("Users")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DetachUserPolicy(string userName, string policyArn) =>
        RunAsync(new DetachUserPolicyRequest { UserName = userName, PolicyArn = ArnSegment.Decode(policyArn) }, Done);

    /// <summary>Lists the managed policies that are attached to a group.</summary>
    /// <param name="groupName">The group.</param>
    /// <param name="pathPrefix">Only policies whose path begins so.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most policies of a page.</param>
    [HttpGet("groups/{groupName}/attached-policies")]
    [Tags("Groups")]
    [ProducesResponseType<ListAttachedGroupPoliciesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListAttachedGroupPolicies(string groupName, string? pathPrefix, string? marker, int? maxItems) => RunAsync(
        new ListAttachedGroupPoliciesRequest { GroupName = groupName, PathPrefix = pathPrefix, Marker = marker, MaxItems = maxItems },
        r => Shown(r));

    /// <summary>Attaches a managed policy to a group; one that is attached already stays so.</summary>
    /// <param name="groupName">The group.</param>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    [HttpPut("groups/{groupName}/attached-policies/{policyArn}")]
    [Tags("Groups")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> AttachGroupPolicy(string groupName, string policyArn) =>
        RunAsync(new AttachGroupPolicyRequest { GroupName = groupName, PolicyArn = ArnSegment.Decode(policyArn) }, Done);

    /// <summary>Detaches a managed policy from a group.</summary>
    /// <param name="groupName">The group.</param>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    [HttpDelete("groups/{groupName}/attached-policies/{policyArn}")]
    [Tags("Groups")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DetachGroupPolicy(string groupName, string policyArn) =>
        RunAsync(new DetachGroupPolicyRequest { GroupName = groupName, PolicyArn = ArnSegment.Decode(policyArn) }, Done);

    /// <summary>Lists the managed policies that are attached to a role.</summary>
    /// <param name="roleName">The role.</param>
    /// <param name="pathPrefix">Only policies whose path begins so.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most policies of a page.</param>
    [HttpGet("roles/{roleName}/attached-policies")]
    [Tags("Roles")]
    [ProducesResponseType<ListAttachedRolePoliciesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListAttachedRolePolicies(string roleName, string? pathPrefix, string? marker, int? maxItems) => RunAsync(
        new ListAttachedRolePoliciesRequest { RoleName = roleName, PathPrefix = pathPrefix, Marker = marker, MaxItems = maxItems },
        r => Shown(r));

    /// <summary>Attaches a managed policy to a role; one that is attached already stays so.</summary>
    /// <param name="roleName">The role.</param>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    [HttpPut("roles/{roleName}/attached-policies/{policyArn}")]
    [Tags("Roles")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> AttachRolePolicy(string roleName, string policyArn) =>
        RunAsync(new AttachRolePolicyRequest { RoleName = roleName, PolicyArn = ArnSegment.Decode(policyArn) }, Done);

    /// <summary>Detaches a managed policy from a role.</summary>
    /// <param name="roleName">The role.</param>
    /// <param name="policyArn">The policy's ARN with its slashes encoded.</param>
    [HttpDelete("roles/{roleName}/attached-policies/{policyArn}")]
    [Tags("Roles")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DetachRolePolicy(string roleName, string policyArn) =>
        RunAsync(new DetachRolePolicyRequest { RoleName = roleName, PolicyArn = ArnSegment.Decode(policyArn) }, Done);
}
