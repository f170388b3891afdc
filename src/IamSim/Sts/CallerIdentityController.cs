using IamSim.Contracts.Sts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Sts;

/// <summary>The caller: who IamSim takes the caller for.</summary>
[Route("api/v1/caller-identity")]
[Tags("Caller")]
public sealed class CallerIdentityController : ApiController
{
    /// <summary>Says who the caller is.</summary>
    [HttpGet]
    [ProducesResponseType<GetCallerIdentityResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetCallerIdentity() => RunAsync(new GetCallerIdentityRequest(), r => Shown(r));
}
