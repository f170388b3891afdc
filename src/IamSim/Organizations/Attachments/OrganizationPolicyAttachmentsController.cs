using IamSim.Contracts.Organizations;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Organizations.Attachments;

/// <summary>What the policies of an organization are attached to.</summary>
[Route("api/v1/organization")]
[Tags("Organization: policies")]
public sealed class OrganizationPolicyAttachmentsController : ApiController
{
    /// <summary>Lists the policies of a type that are attached to a root, unit or account itself.</summary>
    /// <param name="targetId">The id of the root, unit or account.</param>
    /// <param name="filter">The type, such as <c>SERVICE_CONTROL_POLICY</c>.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most policies of a page: 1 to 20.</param>
    [HttpGet("targets/{targetId}/policies")]
    [ProducesResponseType<ListPoliciesForTargetResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListPoliciesForTarget(string targetId, [FromQuery] string filter, string? nextToken, int? maxResults) => RunAsync(
        new ListPoliciesForTargetRequest { TargetId = targetId, Filter = filter, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Attaches a policy to a root, unit or account.</summary>
    [HttpPut("targets/{targetId}/policies/{policyId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> AttachPolicy(string targetId, string policyId) =>
        RunAsync(new AttachPolicyRequest { TargetId = targetId, PolicyId = policyId }, Done);

    /// <summary>Detaches a policy from a root, unit or account.</summary>
    [HttpDelete("targets/{targetId}/policies/{policyId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DetachPolicy(string targetId, string policyId) =>
        RunAsync(new DetachPolicyRequest { TargetId = targetId, PolicyId = policyId }, Done);

    /// <summary>Lists the roots, units and accounts that a policy is attached to.</summary>
    /// <param name="policyId">The policy's id.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most targets of a page: 1 to 20.</param>
    [HttpGet("policies/{policyId}/targets")]
    [ProducesResponseType<ListTargetsForPolicyResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListTargetsForPolicy(string policyId, string? nextToken, int? maxResults) =>
        RunAsync(new ListTargetsForPolicyRequest { PolicyId = policyId, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));
}
