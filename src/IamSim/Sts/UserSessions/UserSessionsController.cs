using IamSim.Contracts.Sts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Sts.UserSessions;

/// <summary>Sessions of users and root themselves.</summary>
[Route("api/v1/session-tokens")]
[Tags("Sessions")]
public sealed class UserSessionsController : ApiController
{
    /// <summary>Gives out temporary credentials of the caller, a user or root; with a code, ones that have shown MFA.</summary>
    [HttpPost]
    [ProducesResponseType<GetSessionTokenResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetSessionToken(GetSessionTokenRequest body) => RunAsync(body, r => Shown(r));
}
