using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Rest;
using IamSim.Simulator;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.RootUsers;

/// <summary>Sets a root's password from outside, as AWS's recovery by mail would. The simulator's own: no call, so it has no event.</summary>
[ApiController]
[Route("api/v1/simulator/accounts/{accountId}/root-password")]
[Tags("Simulator")]
[ProducesJson]
public sealed class RootRecoveryController : ControllerBase
{
    /// <summary>Sets the password of an account's root, whatever it was.</summary>
    [HttpPut]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public async Task<IActionResult> SetRootPassword(string accountId, NewRootPassword body, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(body);
        var services = HttpContext.RequestServices;
        var fault = CallerResolver.IsAccountId(accountId)
            ? await services.GetRequiredService<RootPasswords>().ResetAsync(
                accountId, body.Password, onlyFirst: false, services.GetRequiredService<SimulatorClock>().GetUtcNow(), ct)
            : CommonFaults.ValidationError("An account has twelve digits.");
        return fault is null ? NoContent() : Problem(fault.Message, statusCode: fault.Status, title: fault.Code);
    }
}

/// <summary>A root's new password.</summary>
/// <param name="Password">The password.</param>
public sealed record NewRootPassword(string? Password)
{
    /// <summary>The password is in no log.</summary>
    public override string ToString() => nameof(NewRootPassword);
}
