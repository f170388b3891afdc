using IamSim.Contracts.Sts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Sts.RoleSessions;

/// <summary>Sessions of roles.</summary>
[Route("api/v1/role-sessions")]
[Tags("Sessions")]
public sealed class RoleSessionsController : ApiController
{
    /// <summary>Assumes a role: gives out temporary credentials of a session of it. Nothing is kept of them; they end by themselves.</summary>
    [HttpPost]
    [ProducesResponseType<AssumeRoleResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> AssumeRole(AssumeRoleRequest body) => RunAsync(body, r => Shown(r));
}
