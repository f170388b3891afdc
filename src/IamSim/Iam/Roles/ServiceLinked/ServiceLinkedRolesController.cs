using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.Roles.ServiceLinked;

/// <summary>Service-linked roles: an AWS service's own, in the account. They are shown with the other roles.</summary>
[Route("api/v1/service-linked-roles")]
[Tags("Service-linked roles")]
public sealed class ServiceLinkedRolesController : ApiController
{
    /// <summary>Creates the role that a service works with, with the trust and the policy that AWS gives it.</summary>
    [HttpPost]
    [ProducesResponseType<Contracts.Iam.Role>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateServiceLinkedRole(CreateServiceLinkedRoleRequest body) =>
        RunAsync(body, r => Made($"/roles/{Segment(r.Role!.RoleName)}", r.Role));

    /// <summary>Deletes a service-linked role and names the task that does it.</summary>
    [HttpDelete("{roleName}")]
    [ProducesResponseType<DeleteServiceLinkedRoleResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> DeleteServiceLinkedRole(string roleName) =>
        RunAsync(new DeleteServiceLinkedRoleRequest { RoleName = roleName }, r => Shown(r), new GetRoleRequest { RoleName = roleName });

    /// <summary>Tells how far a deletion has come.</summary>
    /// <param name="deletionTaskId">The task's id: <c>task/aws-service-role/SERVICE/ROLE/UUID</c>.</param>
    [HttpGet("deletion-status")]
    [ProducesResponseType<GetServiceLinkedRoleDeletionStatusResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetServiceLinkedRoleDeletionStatus(string? deletionTaskId) =>
        RunAsync(new GetServiceLinkedRoleDeletionStatusRequest { DeletionTaskId = deletionTaskId! }, r => Shown(r));
}
