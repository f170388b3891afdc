using IamSim.Contracts.Sts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Sts.RootSessions;

/// <summary>Short sessions of member accounts' roots.</summary>
[Route("api/v1/root-sessions")]
[Tags("Sessions")]
public sealed class RootSessionsController : ApiController
{
    /// <summary>Takes a session of a member account's root for one task, from the management account of its organization.</summary>
    [HttpPost]
    [ProducesResponseType<AssumeRootResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> AssumeRoot(AssumeRootRequest body) => RunAsync(body, r => Shown(r));
}
