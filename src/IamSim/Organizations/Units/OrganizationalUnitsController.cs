using IamSim.Contracts.Organizations;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Organizations.Units;

/// <summary>The tree of an organization: its root, its units, and what stands in them.</summary>
[Route("api/v1/organization")]
[Tags("Organization: roots and units")]
public sealed class OrganizationalUnitsController : ApiController
{
    /// <summary>Lists the organization's roots: there is one.</summary>
    [HttpGet("roots")]
    [ProducesResponseType<ListRootsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListRoots(string? nextToken, int? maxResults) =>
        RunAsync(new ListRootsRequest { NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Creates a unit within the root or another unit.</summary>
    [HttpPost("organizational-units")]
    [ProducesResponseType<Contracts.Organizations.OrganizationalUnit>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateOrganizationalUnit(CreateOrganizationalUnitRequest body) =>
        RunAsync(body, r => Made($"/organization/organizational-units/{Segment(r.OrganizationalUnit!.Id!)}", r.OrganizationalUnit));

    /// <summary>Shows a unit.</summary>
    [HttpGet("organizational-units/{organizationalUnitId}")]
    [ProducesResponseType<Contracts.Organizations.OrganizationalUnit>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeOrganizationalUnit(string organizationalUnitId) =>
        RunAsync(State(organizationalUnitId), r => Shown(r.OrganizationalUnit!, r));

    /// <summary>Deletes a unit that holds nothing.</summary>
    [HttpDelete("organizational-units/{organizationalUnitId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteOrganizationalUnit(string organizationalUnitId) => RunAsync(
        new DeleteOrganizationalUnitRequest { OrganizationalUnitId = organizationalUnitId }, Done, State(organizationalUnitId));

    /// <summary>Lists the units that stand directly in the root or a unit.</summary>
    /// <param name="parentId">The id of the root or unit.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most units of a page: 1 to 20.</param>
    [HttpGet("parents/{parentId}/organizational-units")]
    [ProducesResponseType<ListOrganizationalUnitsForParentResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListOrganizationalUnitsForParent(string parentId, string? nextToken, int? maxResults) => RunAsync(
        new ListOrganizationalUnitsForParentRequest { ParentId = parentId, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Lists the ids of the accounts, or of the units, that stand directly in the root or a unit.</summary>
    /// <param name="parentId">The id of the root or unit.</param>
    /// <param name="childType"><c>ACCOUNT</c> or <c>ORGANIZATIONAL_UNIT</c>.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most ids of a page: 1 to 20.</param>
    [HttpGet("parents/{parentId}/children")]
    [ProducesResponseType<ListChildrenResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListChildren(string parentId, [FromQuery] string childType, string? nextToken, int? maxResults) => RunAsync(
        new ListChildrenRequest { ParentId = parentId, ChildType = childType, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Says in which root or unit an account or a unit stands.</summary>
    /// <param name="childId">The id of the account or unit.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most parents of a page: 1 to 20.</param>
    [HttpGet("children/{childId}/parents")]
    [ProducesResponseType<ListParentsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListParents(string childId, string? nextToken, int? maxResults) =>
        RunAsync(new ListParentsRequest { ChildId = childId, NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    private static DescribeOrganizationalUnitRequest State(string organizationalUnitId) => new() { OrganizationalUnitId = organizationalUnitId };
}
