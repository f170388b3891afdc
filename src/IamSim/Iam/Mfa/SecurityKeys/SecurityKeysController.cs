using IamSim.Calls;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.Mfa.SecurityKeys;

/// <summary>Security keys (FIDO2, passkeys) as MFA devices of users; of root, where root asks for <c>root</c>. For sign-in only, as in AWS.</summary>
[ApiController]
[Route("api/v1/users/{userName}/security-keys")]
[Tags("MFA devices")]
[ProducesJson]
public sealed class SecurityKeysController : ControllerBase
{
    /// <summary>Gives the options with which a browser makes a new credential of a security key.</summary>
    [HttpPost("registration-options")]
    [ProducesResponseType<SecurityKeyChallenge>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> GetSecurityKeyOptions(string userName, CancellationToken ct)
    {
        var services = HttpContext.RequestServices;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        var runner = services.GetRequiredService<CallRunner>();
        var subject = new CallSubject(
            CallSubject.OwnSource, nameof(GetSecurityKeyOptions), IsReadOnly: true, new Audit.NamedValues(("userName", CallText.Shown(userName))));
        if (opened.Refusal is { } refusal)
        {
            await runner.RefuseAsync(opened.Call, subject, refusal);
            return new ProblemResult(opened.Call, refusal);
        }

        var asked = await services.GetRequiredService<SecurityKeyRegistrar>().AskAsync(opened.Call, userName, ct);
        if (asked.IsFault)
        {
            await runner.RefuseAsync(opened.Call, subject, asked.Fault);
            return new ProblemResult(opened.Call, asked.Fault);
        }

        await runner.RecordAsync(opened.Call, subject);
        return Ok(asked.Value);
    }

    /// <summary>Registers a security key: from here on the user signs in with it.</summary>
    [HttpPost]
    [ProducesResponseType<RegisteredSecurityKey>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public async Task<IActionResult> RegisterSecurityKey(string userName, SecurityKeyRegistration body, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(body);
        var services = HttpContext.RequestServices;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        if (opened.Refusal is { } refusal)
        {
            await services.GetRequiredService<CallRunner>().RefuseAsync(
                opened.Call, new CallSubject(Contracts.Iam.EnableMFADeviceRequest.Operation, request: null), refusal);
            return new ProblemResult(opened.Call, refusal);
        }

        var made = await services.GetRequiredService<SecurityKeyRegistrar>().RegisterAsync(opened.Call, userName, body, ct);
        return made.IsFault
            ? new ProblemResult(opened.Call, made.Fault)
            : Created($"{CallPaths.Api}/mfa-devices/{Uri.EscapeDataString(made.Value.SerialNumber)}", made.Value);
    }
}
