using IamSim.Access;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Rest;
using IamSim.Storage;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Labs;

/// <summary>Exercises in IAM for machine learning: begun in an account of their own, checked by what the policy engine decides there.</summary>
[Route("api/v1/labs")]
[Tags("Labs")]
public sealed class LabsController : QuestionController
{
    /// <summary>Lists the labs.</summary>
    [HttpGet]
    [ProducesResponseType<LabsAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public Task<IActionResult> ListLabs() => AskAsync(nameof(ListLabs), action: null, asked: null, (_, _) => Task.FromResult(
        new Answer(new LabsAnswer([.. LabList.All.Select(lab => new LabSummary(lab.Id, lab.Title, lab.Topics, lab.Goal))]))));

    /// <summary>Shows a lab: goal, story, and as many hints as are asked for.</summary>
    /// <param name="id">The lab.</param>
    /// <param name="hints">How many hints: none unless said.</param>
    [HttpGet("{id}")]
    [ProducesResponseType<LabDetail>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> GetLab(string id, [FromQuery] int hints) => AskAsync(
        nameof(GetLab),
        action: null,
        new AskedShape(("id", id), ("hints", hints.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        (_, _) => Task.FromResult(LabList.Find(id) is not { } lab
            ? NotFound(id)
            : hints < 0
                ? throw new QuestionException("hints", "This must be a number from 0.")
                : new Answer(new LabDetail(lab.Id, lab.Title, lab.Topics, lab.Goal, lab.Story, [.. lab.Hints.Take(hints)], lab.Hints.Count))));

    /// <summary>Begins a lab: sets up a fresh account for it, and gives the credentials to work there with.</summary>
    /// <param name="id">The lab.</param>
    [HttpPost("{id}/start")]
    [ProducesResponseType<LabBegun>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> StartLab(string id) => AskAsync(nameof(StartLab), QuestionActions.CreateAccount, new AskedShape(("id", id)), async (call, ct) =>
    {
        if (LabList.Find(id) is not { } lab)
        {
            return NotFound(id);
        }

        var services = HttpContext.RequestServices;
        var started = await new LabStart(services.GetRequiredService<CallRunner>(), services.GetRequiredService<Ids>(), services.GetRequiredService<IamDb>())
            .RunAsync(call, lab, ct);
        if (started.IsFault)
        {
            return new Answer(started.Fault);
        }

        var (account, begun) = (started.Value.Account, started.Value);
        return new Answer(new CreatedResult($"{CallPaths.Api}/labs/{lab.Id}", new LabBegun(
            lab.Id,
            account.Id,
            account.Region,
            begun.AccessKeyId,
            begun.SecretAccessKey,
            lab.Goal,
            lab.Story.Replace("ACCOUNT_ID", account.Id, StringComparison.Ordinal))));
    });

    /// <summary>Checks a lab in the account of whoever calls: by decisions of the policy engine and by what there is, never by names or texts of policies.</summary>
    /// <param name="id">The lab.</param>
    [HttpPost("{id}/check")]
    [ProducesResponseType<LabResult>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> CheckLab(string id) => AskAsync(nameof(CheckLab), QuestionActions.SimulatePrincipalPolicy, new AskedShape(("id", id)), async (call, ct) =>
    {
        if (LabList.Find(id) is not { } lab)
        {
            return NotFound(id);
        }

        var check = await LabCheck.OpenAsync(call, HttpContext.RequestServices, ct);
        await lab.CheckAsync(check, ct);
        return new Answer(new LabResult(
            lab.Id,
            call.Account,
            check.Findings.All(finding => finding.Done),
            [.. check.Findings.Select(finding => new LabFindingAnswer(finding.Goal, finding.Done, finding.Why))]));
    });

    private static Answer NotFound(string id) =>
        new(new Fault("NotFound", 404, $"There is no lab {CallText.Shown(id)}. GET /api/v1/labs lists them.", "NotFound"));
}
