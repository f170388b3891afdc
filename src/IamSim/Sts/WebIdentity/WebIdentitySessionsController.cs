using IamSim.Contracts.Sts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Sts.WebIdentity;

/// <summary>Sessions of roles for whoever has a web identity token, such as a GitHub Actions workflow or a Kubernetes service account.</summary>
[Route("api/v1/web-identity-sessions")]
[Tags("Sessions")]
public sealed class WebIdentitySessionsController : ApiController
{
    /// <summary>Gives a role's session for a web identity token. No credentials are needed.</summary>
    [HttpPost]
    [ProducesResponseType<AssumeRoleWithWebIdentityResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> AssumeRoleWithWebIdentity(AssumeRoleWithWebIdentityRequest body) => RunAsync(body, r => Shown(r));
}
