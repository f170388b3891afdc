using IamSim.Contracts.Sts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Sts.Delegation;

/// <summary>Credentials that a customer delegated for a while.</summary>
[Route("api/v1/delegated-access-tokens")]
[Tags("Sessions")]
public sealed class DelegatedAccessTokensController : ApiController
{
    /// <summary>Exchanges a delegation's token for credentials.</summary>
    [HttpPost]
    [ProducesResponseType<GetDelegatedAccessTokenResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetDelegatedAccessToken(GetDelegatedAccessTokenRequest body) => RunAsync(body, r => Shown(r));
}
