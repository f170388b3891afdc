using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.RootAccess;

/// <summary>Centralized root access: what the management account may do about the roots of its organization's members.</summary>
[Route("api/v1/organization/features")]
[Tags("Organization: root access")]
public sealed class RootAccessController : ApiController
{
    /// <summary>Lists what of centralized root access is on.</summary>
    [HttpGet]
    [ProducesResponseType<ListOrganizationsFeaturesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListOrganizationsFeatures() => RunAsync(new ListOrganizationsFeaturesRequest(), r => Shown(r));

    /// <summary>Lets the management account manage the members' root credentials.</summary>
    [HttpPut("root-credentials-management")]
    [ProducesResponseType<EnableOrganizationsRootCredentialsManagementResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> EnableOrganizationsRootCredentialsManagement() =>
        RunAsync(new EnableOrganizationsRootCredentialsManagementRequest(), r => Shown(r));

    /// <summary>Ends the management of the members' root credentials.</summary>
    [HttpDelete("root-credentials-management")]
    [ProducesResponseType<DisableOrganizationsRootCredentialsManagementResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> DisableOrganizationsRootCredentialsManagement() =>
        RunAsync(new DisableOrganizationsRootCredentialsManagementRequest(), r => Shown(r));

    /// <summary>Lets the management account take short sessions of the members' roots.</summary>
    [HttpPut("root-sessions")]
    [ProducesResponseType<EnableOrganizationsRootSessionsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> EnableOrganizationsRootSessions() => RunAsync(new EnableOrganizationsRootSessionsRequest(), r => Shown(r));

    /// <summary>Ends the sessions of the members' roots.</summary>
    [HttpDelete("root-sessions")]
    [ProducesResponseType<DisableOrganizationsRootSessionsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> DisableOrganizationsRootSessions() => RunAsync(new DisableOrganizationsRootSessionsRequest(), r => Shown(r));
}
