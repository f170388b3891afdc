using IamSim.Contracts.Sts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Sts.FederatedSessions;

/// <summary>Sessions of federated users: people whom a user's own broker knows.</summary>
[Route("api/v1/federation-tokens")]
[Tags("Sessions")]
public sealed class FederatedSessionsController : ApiController
{
    /// <summary>Gives out temporary credentials of a federated user, who may do what both the caller's policies and the session's allow.</summary>
    [HttpPost]
    [ProducesResponseType<GetFederationTokenResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetFederationToken(GetFederationTokenRequest body) => RunAsync(body, r => Shown(r));
}
