using IamSim.Contracts.Sts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Sts.Saml;

/// <summary>Sessions of roles for whoever has a SAML response, such as of a company's single sign-on.</summary>
[Route("api/v1/saml-sessions")]
[Tags("Sessions")]
public sealed class SamlSessionsController : ApiController
{
    /// <summary>Gives a role's session for a SAML response. No credentials are needed.</summary>
    [HttpPost]
    [ProducesResponseType<AssumeRoleWithSAMLResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> AssumeRoleWithSAML(AssumeRoleWithSAMLRequest body) => RunAsync(body, r => Shown(r));
}
