using IamSim.Contracts.Organizations;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Organizations;

/// <summary>The organization: accounts that are managed together.</summary>
[Route("api/v1/organization")]
[Tags("Organization")]
public sealed class OrganizationController : ApiController
{
    /// <summary>Shows the organization that the caller's account is in.</summary>
    [HttpGet]
    [ProducesResponseType<Contracts.Organizations.Organization>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeOrganization() => RunAsync(new DescribeOrganizationRequest(), r => Shown(r.Organization!, r));

    /// <summary>Creates an organization, with the caller's account as its management account.</summary>
    [HttpPost]
    [ProducesResponseType<Contracts.Organizations.Organization>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateOrganization(CreateOrganizationRequest body) => RunAsync(body, r => Made("/organization", r.Organization!));
}
