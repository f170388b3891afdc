using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.WebIdentityFederation;

/// <summary>Outbound web identity federation: tokens by which the account's principals are known elsewhere.</summary>
[Route("api/v1/account/web-identity-federation")]
[Tags("Account")]
public sealed class WebIdentityFederationController : ApiController
{
    /// <summary>Shows the issuer of the account's web identity tokens.</summary>
    [HttpGet]
    [ProducesResponseType<GetOutboundWebIdentityFederationInfoResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetOutboundWebIdentityFederationInfo() =>
        RunAsync(new GetOutboundWebIdentityFederationInfoRequest(), r => Shown(r));

    /// <summary>Lets principals of the account have web identity tokens.</summary>
    [HttpPut]
    [ProducesResponseType<EnableOutboundWebIdentityFederationResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> EnableOutboundWebIdentityFederation() =>
        RunAsync(new EnableOutboundWebIdentityFederationRequest(), r => Shown(r));

    /// <summary>Ends web identity tokens for the account's principals.</summary>
    [HttpDelete]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DisableOutboundWebIdentityFederation() => RunAsync(new DisableOutboundWebIdentityFederationRequest(), Done);
}
