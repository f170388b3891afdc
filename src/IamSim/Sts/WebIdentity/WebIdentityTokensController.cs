using IamSim.Contracts.Sts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Sts.WebIdentity;

/// <summary>Tokens by which the account's principals are known elsewhere.</summary>
[Route("api/v1/web-identity-tokens")]
[Tags("Sessions")]
public sealed class WebIdentityTokensController : ApiController
{
    /// <summary>Makes a web identity token that speaks of the caller.</summary>
    [HttpPost]
    [ProducesResponseType<GetWebIdentityTokenResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetWebIdentityToken(GetWebIdentityTokenRequest body) => RunAsync(body, r => Shown(r));
}
