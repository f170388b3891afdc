using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Mfa.SecurityKeys;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using IamSim.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IamSim.SignIn;

/// <summary>Signing in with a password, as at AWS's console; and out again.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Sign-in")]
[ProducesJson]
public sealed class SignInController : ControllerBase
{
    private const string Example = """{ "account": "123456789012", "userName": "alice", "password": "Correct-Horse-7-Battery" }""";

    /// <summary>The most characters of an account, a name, a password: the contracts' own limits.</summary>
    private const int Longest = 128;

    private IServiceProvider Services => HttpContext.RequestServices;

    /// <summary>Signs a user in, or the account's root.</summary>
    /// <remarks>
    /// The answer's <c>status</c> says whether there is a session (<c>SignedIn</c>) or what is missing: an MFA code or assertion (<c>MfaRequired</c>), a
    /// new password (<c>PasswordChangeRequired</c>). Send the same again with what was missing. Put the session's <c>bearerToken</c> into *Authorize*.
    /// </remarks>
    [HttpPost("sign-in")]
    [BodyExample(Example)]
    [ProducesResponseType<SignInAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    public async Task<IActionResult> SignIn(SignInRequest body, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(body);
        var (opened, principal) = await IdentifyAsync(body, ct);
        if (Refuse(body) is { } malformed)
        {
            return await EndAsync(opened, principal, SignIns.Stranger(malformed, usedMfa: false));
        }

        var signIns = Services.GetRequiredService<SignIns>();
        var (step, change) = await signIns.PrepareAsync(opened.Call, principal, body, ct);
        if (change is null)
        {
            return await EndAsync(opened, principal, step!);
        }

        var call = CallFactory.Reopen(HttpContext, opened, principal.AsCaller(opened.Call.Partition)).Call;
        var fault = await Services.GetRequiredService<CallRunner>().ChangeAsync(
            call, SignInEvents.Failed(usedMfa: false), (lane, stop) => change.ApplyAsync(lane, call, stop), ct);
        if (fault is null)
        {
            return Ok(signIns.Answer(call, principal, change.Claims));
        }

        if (fault.Status == StatusCodes.Status403Forbidden)
        {
            signIns.Undecided(principal);
        }

        return new ProblemResult(call, fault);
    }

    /// <summary>Gives the options with which a browser asks a security key of the user's, for one who has the password.</summary>
    [HttpPost("sign-in/assertion-options")]
    [BodyExample(Example)]
    [ProducesResponseType<SecurityKeyChallenge>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    public async Task<IActionResult> GetAssertionOptions(SignInRequest body, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(body);
        var (opened, principal) = await IdentifyAsync(body, ct);
        var signIns = Services.GetRequiredService<SignIns>();
        var step = Refuse(body) is { } malformed
            ? SignIns.Stranger(malformed, usedMfa: false)
            : await signIns.CheckPasswordAsync(opened.Call, principal, body, ct);
        if (step is not null)
        {
            return await EndAsync(opened, principal, step);
        }

        signIns.Undecided(principal);
        var asked = Services.GetRequiredService<Passkeys>().Assert(SignInMfa.SubjectOf(principal), principal.Devices);
        if (asked is null)
        {
            return await EndAsync(opened, principal, new SignInStep(
                SignInEvents.Withheld(usedMfa: false, "No security key"), CommonFaults.ValidationError("The user has no security key."), null));
        }

        await RecordAsync(opened, principal, new SignInStep(SignInEvents.MfaAsked(SignInMfa.Shown(principal)), null, null) { IsStranger = true });
        return Ok(asked);
    }

    /// <summary>Ends the session that the call was made with: its bearer token and its AWS credentials.</summary>
    [HttpPost("sign-out")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public async Task<IActionResult> SignOutOfSession(CancellationToken ct)
    {
        var opened = await Services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        var runner = Services.GetRequiredService<CallRunner>();
        var subject = new CallSubject(CallSubject.OwnSource, "SignOut", IsReadOnly: false);
        var id = opened.Call.Caller.Session?.SignInId;
        if (opened.Refusal is not null || id is null)
        {
            var refusal = opened.Refusal ?? SignInFaults.NotSignedIn();
            await runner.RefuseAsync(opened.Call, subject, refusal);
            return new ProblemResult(opened.Call, refusal);
        }

        var call = opened.Call;
        var fault = await runner.ChangeAsync(
            call,
            subject,
            async (lane, stop) =>
            {
                var db = lane.GetRequiredService<IamDb>();
                if (!await db.SignedOut.AnyAsync(s => s.SignInId == id, stop))
                {
                    db.SignedOut.Add(new SignedOut { SignInId = id, AccountId = call.Account, EndedAt = call.Time });
                }

                return (null, subject);
            },
            ct);
        Services.GetRequiredService<SignOuts>().Ended(id);
        return fault is null ? NoContent() : new ProblemResult(call, fault);
    }

    private static Fault? Refuse(SignInRequest body)
    {
        string?[] texts = [body.Account, body.UserName, body.Password, body.NewPassword];
        if (texts.Any(text => text?.Length > Longest) || body.MfaCode?.Length > Longest)
        {
            return CommonFaults.ValidationError($"Nothing of a sign-in is longer than {Longest} characters.");
        }

        // No name has them, and not every database takes them.
        if (body.Account?.Any(char.IsControl) is true || body.UserName?.Any(char.IsControl) is true)
        {
            return CommonFaults.ValidationError("account and userName have no control characters.");
        }

        if (string.IsNullOrEmpty(body.Password))
        {
            return CommonFaults.ValidationError("password is required.");
        }

        return body.Root is true
            ? body.UserName is null ? null : CommonFaults.ValidationError("Root has no userName.")
            : string.IsNullOrEmpty(body.UserName) ? CommonFaults.ValidationError("userName is required, or root: true.") : null;
    }

    /// <summary>Who wants to sign in. Whatever credentials the call came with do not count: an old token must keep nobody from getting a new one.</summary>
    private async Task<(OpenedCall Opened, SignInPrincipal Principal)> IdentifyAsync(SignInRequest body, CancellationToken ct)
    {
        var opened = await Services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);

        // Where none is named: that of the credentials that the call came with, which without any is the default one.
        var account = opened.Call.Account;
        var principal = Refuse(body) is null
            ? await SignInPrincipal.FindAsync(Services.GetRequiredService<IamDb>(), body, account, ct)
            : new SignInPrincipal { Account = account, Name = string.Empty, IsRoot = false };
        return (CallFactory.Reopen(HttpContext, opened, principal.AsStranger(opened.Call.Partition)), principal);
    }

    private async Task<IActionResult> EndAsync(OpenedCall opened, SignInPrincipal principal, SignInStep step)
    {
        var call = await RecordAsync(opened, principal, step);
        return step.Fault is { } fault ? new ProblemResult(call, fault) : Ok(step.Answer);
    }

    private async Task<Call> RecordAsync(OpenedCall opened, SignInPrincipal principal, SignInStep step)
    {
        var caller = step.IsStranger ? principal.AsStranger(opened.Call.Partition) : principal.AsCaller(opened.Call.Partition);
        var call = CallFactory.Reopen(HttpContext, opened, caller).Call;
        var runner = Services.GetRequiredService<CallRunner>();
        if (step.Fault is { } fault)
        {
            if (fault.Details.FirstOrDefault(detail => detail.Name == SignInFaults.RetryAfter) is { } wait)
            {
                Response.Headers.RetryAfter = wait.Value.ToString();
            }

            await runner.RefuseAsync(call, step.Subject, fault);
        }
        else
        {
            await runner.RecordAsync(call, step.Subject);
        }

        return call;
    }
}
