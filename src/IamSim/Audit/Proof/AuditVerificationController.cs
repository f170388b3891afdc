using System.Text.Json;
using IamSim.Access;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Hosting;
using IamSim.Rest;
using IamSim.Rest.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Audit.Proof;

/// <summary>Verifies trails: computes their chains of hashes anew.</summary>
[Route("api/v1/audit/verify")]
[Tags("Audit")]
public sealed class AuditVerificationController : QuestionController
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Computes the account's chain anew, from its beginning or from what retention let go last, and names the first place that does not fit.</summary>
    /// <remarks>
    /// It finds what was changed by somebody who did not compute the whole chain anew. Against somebody who did, only a seal that was kept elsewhere helps:
    /// POST it here.
    /// </remarks>
    /// <param name="account">Whose trail: the caller's where it is absent. The default account may ask about every account.</param>
    /// <param name="ct">Stops it.</param>
    [HttpGet]
    [ProducesResponseType<ChainVerification>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public Task<IActionResult> VerifyTrail([FromQuery] string? account, CancellationToken ct) =>
        AskAsync(nameof(VerifyTrail), QuestionActions.LookupEvents, new AskedShape(("account", account)), async (call, _) =>
            RefuseAccount(call, account ?? call.Account) is { } refusal
                ? new Answer(refusal)
                : new Answer(await HttpContext.RequestServices.GetRequiredService<ChainVerifier>().VerifyAsync(account ?? call.Account, ct)));

    /// <summary>Verifies the trail of a seal's account, and whether it passes through the seal: whether what was sealed is what is here.</summary>
    /// <param name="body">A seal as it was answered when it was made.</param>
    /// <param name="ct">Stops it.</param>
    [HttpPost]
    [BodyExample("""{ "format": "iamsim-audit-seal", "version": 1, "account": "123456789012", "number": 1, "…": "…" }""")]
    [ProducesResponseType<ChainVerification>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public Task<IActionResult> VerifySeal([FromBody] JsonElement body, CancellationToken ct) =>
        AskAsync(nameof(VerifySeal), QuestionActions.LookupEvents, body, async (call, _) =>
        {
            if (Read(body) is not (var document, { } seal))
            {
                throw new QuestionException("", "The body is no seal of IamSim's.");
            }

            return RefuseAccount(call, seal.AccountId) is { } refusal
                ? new Answer(refusal)
                : new Answer(await HttpContext.RequestServices.GetRequiredService<KeptSeals>().VerifyAsync(seal, document.Text, ct));
        });

    private static (SealDocument Document, AuditSeal? Seal)? Read(JsonElement body)
    {
        try
        {
            return body.Deserialize<SealDocument>(Json) is { } document ? (document, document.Read()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Other accounts' trails are the default account's business, which is the simulator's keeper, and nobody else's.</summary>
    private Fault? RefuseAccount(Call call, string account) =>
        !CallerResolver.IsAccountId(account) ? CommonFaults.ValidationError("account must be twelve digits.")
        : account == call.Account || call.Account == HttpContext.RequestServices.GetRequiredService<IamSimOptions>().AccountId ? null
        : CommonFaults.AccessDenied("Only the default account may verify the trail of another account.");
}
