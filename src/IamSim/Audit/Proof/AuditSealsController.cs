using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Rest;
using IamSim.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit.Proof;

/// <summary>Seals of the account's trail: signed statements to be kept elsewhere, which alone can prove that it was not changed.</summary>
[Route("api/v1/audit/seals")]
[Tags("Audit")]
public sealed class AuditSealsController : QuestionController
{
    private const int MostSeals = 1000;

    /// <summary>Seals the events that are not sealed yet. Keep the answer where nobody who can change the database can change it.</summary>
    /// <param name="ct">Stops it.</param>
    /// <response code="201">The seal, with all that it takes to verify it without IamSim.</response>
    /// <response code="409">The trail does not fit, so nothing was sealed; or another seal was made at the same time.</response>
    [HttpPost]
    [ProducesResponseType<SealDocument>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public Task<IActionResult> CreateSeal(CancellationToken ct) => AskAsync(nameof(CreateSeal), QuestionActions.UpdateTrail, asked: null, async (call, _) =>
    {
        var services = HttpContext.RequestServices;
        var draft = await services.GetRequiredService<SealMaker>().DraftAsync(call.Account, upTo: null, ct);
        if (draft.Break is { } found)
        {
            return new Answer(Broken(found));
        }

        if (draft.Seal is not { } seal)
        {
            return new Answer(new Fault("NotFound", 404, "The account has no event to seal.", "NotFound"));
        }

        var subject = new CallSubject(CallSubject.OwnSource, nameof(CreateSeal), IsReadOnly: false);
        if (draft.IsNew)
        {
            // With its event in one transaction, as every change.
            var refused = await services.GetRequiredService<CallRunner>().ChangeAsync(
                call,
                subject,
                async (lane, lct) => (await SealMaker.KeepAsync(lane.GetRequiredService<IamDb>(), seal, lct) ? null : Overtaken(), subject),
                ct);
            if (refused is not null)
            {
                return new Answer(refused);
            }
        }

        var at = $"{CallPaths.Api}/audit/seals/{seal.Number}";
        return new Answer(draft.IsNew ? new CreatedResult(at, SealDocument.Of(seal)) : SealDocument.Of(seal));
    });

    /// <summary>Lists the account's seals, newest first.</summary>
    /// <param name="before">Only seals with a smaller number: the smallest of the page before.</param>
    /// <param name="ct">Stops it.</param>
    [HttpGet]
    [ProducesResponseType<AuditSealsPage>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public Task<IActionResult> ListSeals([FromQuery] long? before, CancellationToken ct) => AskAsync(nameof(ListSeals), QuestionActions.ListPublicKeys, asked: null, async (call, _) =>
    {
        var last = before ?? long.MaxValue;
        var seals = await HttpContext.RequestServices.GetRequiredService<IamDb>().AuditSeals
            .Where(s => s.AccountId == call.Account && s.Number < last)
            .OrderByDescending(s => s.Number)
            .Take(MostSeals)
            .ToListAsync(ct);
        return new Answer(new AuditSealsPage(seals.ConvertAll(SealDocument.Of)));
    });

    /// <summary>Shows one seal.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="ct">Stops it.</param>
    [HttpGet("{number:long}")]
    [ProducesResponseType<SealDocument>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> GetSeal(long number, CancellationToken ct) => AskAsync(nameof(GetSeal), QuestionActions.ListPublicKeys, asked: null, async (call, _) =>
        await HttpContext.RequestServices.GetRequiredService<IamDb>().AuditSeals.SingleOrDefaultAsync(s => s.AccountId == call.Account && s.Number == number, ct) is { } seal
            ? new Answer(SealDocument.Of(seal))
            : new Answer(new Fault("NotFound", 404, $"The account has no seal {number}.", "NotFound")));

    /// <summary>Shows the key that this server's seals are signed with. It is the same for all accounts; note its id while you trust the server.</summary>
    /// <param name="ct">Stops it.</param>
    [HttpGet("key")]
    [ProducesResponseType<SealKeyDocument>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public Task<IActionResult> GetSealKey(CancellationToken ct) => AskAsync(nameof(GetSealKey), QuestionActions.ListPublicKeys, asked: null, async (_, _) =>
        new Answer(SealKeyDocument.Of(await HttpContext.RequestServices.GetRequiredService<SealKey>().PublicAsync(ct))));

    private static Fault Broken(ChainBreak found) => new(
        "Conflict", 409, $"The account's trail does not fit at event {found.Sequence}, so nothing was sealed: {found.Message}", "Conflict");

    private static Fault Overtaken() => new("Conflict", 409, "Another seal was made at the same time, or the trail was begun anew. Try again.", "Conflict");
}

/// <summary>Seals of an account.</summary>
/// <param name="Seals">At most a thousand, newest first.</param>
public sealed record AuditSealsPage(IReadOnlyList<SealDocument> Seals);

/// <summary>The key that seals are signed with.</summary>
/// <param name="KeyId">SHA-256 of the public key's DER, in hex.</param>
/// <param name="PublicKey">The public key, in PEM: ECDSA on P-256.</param>
public sealed record SealKeyDocument(string KeyId, string PublicKey)
{
    internal static SealKeyDocument Of(SealPublicKey key) => new(key.Id, key.Pem);
}
