using IamSim.Contracts.Organizations;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Organizations.Policies;

/// <summary>The policies of an organization: service control, resource control, and those that manage.</summary>
[Route("api/v1/organization/policies")]
[Tags("Organization: policies")]
public sealed class OrganizationPoliciesController : ApiController
{
    /// <summary>Lists the policies of a type.</summary>
    /// <param name="filter">The type, such as <c>SERVICE_CONTROL_POLICY</c>.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most policies of a page: 1 to 20.</param>
    [HttpGet]
    [ProducesResponseType<ListPoliciesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListPolicies([FromQuery] string filter, string? nextToken, int? maxResults) =>
        RunAsync(new ListPoliciesRequest { Filter = filter, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Creates a policy, attached to nothing yet.</summary>
    [HttpPost]
    [ProducesResponseType<Policy>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreatePolicy(CreatePolicyRequest body) =>
        RunAsync(body, r => Made($"/organization/policies/{Segment(r.Policy!.PolicySummary!.Id!)}", r.Policy));

    /// <summary>Shows a policy with its content.</summary>
    [HttpGet("{policyId}")]
    [ProducesResponseType<Policy>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribePolicy(string policyId) => RunAsync(State(policyId), r => Shown(r.Policy!, r));

    /// <summary>Changes name, description or content of a policy.</summary>
    [HttpPatch("{policyId}")]
    [ProducesResponseType<Policy>(StatusCodes.Status200OK)]
    public Task<IActionResult> UpdatePolicy(string policyId, UpdatePolicyRequest body) =>
        RunAsync(body with { PolicyId = policyId }, r => Shown(r.Policy!), State(policyId));

    /// <summary>Deletes a policy that is attached to nothing.</summary>
    [HttpDelete("{policyId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeletePolicy(string policyId) => RunAsync(new DeletePolicyRequest { PolicyId = policyId }, Done, State(policyId));

    private static DescribePolicyRequest State(string policyId) => new() { PolicyId = policyId };
}
