using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Rest;
using IamSim.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.RootUsers;

/// <summary>The root user's own credentials. Only root itself may ask here; its MFA devices are under <c>users/root</c>.</summary>
[Route("api/v1/root")]
[Tags("Root")]
public sealed class RootController : ApiController
{
    /// <summary>Sets root's password: the first one, or another with the current one.</summary>
    [HttpPut("password")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public async Task<IActionResult> ChangeRootPassword(RootPasswordChange body, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(body);
        var services = HttpContext.RequestServices;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        var fault = opened.Refusal;
        if (fault is not null)
        {
            await services.GetRequiredService<CallRunner>().RefuseAsync(opened.Call, SignInEvents.PasswordUpdated(succeeded: false), fault);
        }
        else
        {
            fault = await services.GetRequiredService<RootPasswords>().ChangeAsync(opened.Call, body.CurrentPassword, body.NewPassword, ct);
        }

        return fault is null ? NoContent() : new ProblemResult(opened.Call, fault);
    }

    /// <summary>Lists root's access keys, without their secrets.</summary>
    [HttpGet("access-keys")]
    [ProducesResponseType<ListAccessKeysResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListRootAccessKeys(string? marker, int? maxItems) =>
        RunAsRootAsync(new ListAccessKeysRequest { Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Creates an access key of root's. AWS advises against it, and so does IamSim. Its secret is shown this once.</summary>
    [HttpPost("access-keys")]
    [ProducesResponseType<Contracts.Iam.AccessKey>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateRootAccessKey() =>
        RunAsRootAsync(new CreateAccessKeyRequest(), r => Made("/root/access-keys", r.AccessKey));

    /// <summary>Makes an access key of root's active or inactive.</summary>
    [HttpPatch("access-keys/{accessKeyId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateRootAccessKey(string accessKeyId, UpdateAccessKeyRequest body) =>
        RunAsRootAsync(body with { UserName = null, AccessKeyId = accessKeyId }, Done);

    /// <summary>Deletes an access key of root's.</summary>
    [HttpDelete("access-keys/{accessKeyId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteRootAccessKey(string accessKeyId) =>
        RunAsRootAsync(new DeleteAccessKeyRequest { AccessKeyId = accessKeyId }, Done);

    /// <summary>Runs an operation that without a name is about the caller: here that has to be root.</summary>
    private async Task<IActionResult> RunAsRootAsync<TResponse>(IRequest<TResponse> request, Func<TResponse, IActionResult> answer)
        where TResponse : class, IShape
    {
        var services = HttpContext.RequestServices;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        if (opened.Refusal is not null || RootRules.IsRootItself(opened.Call))
        {
            return await RunAsync(request, answer);
        }

        var fault = CommonFaults.AccessDenied("Only the root user can manage the root user's access keys.");
        await services.GetRequiredService<CallRunner>().RefuseAsync(opened.Call, new CallSubject(request.Model, request), fault);
        return new ProblemResult(opened.Call, fault);
    }
}

/// <summary>A change of root's password.</summary>
/// <param name="CurrentPassword">The present one; absent where there is none yet.</param>
/// <param name="NewPassword">The new one.</param>
public sealed record RootPasswordChange(string? CurrentPassword, string? NewPassword)
{
    /// <summary>Passwords are in no log.</summary>
    public override string ToString() => nameof(RootPasswordChange);
}
