using System.Text.Json;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Rest;

/// <summary>
/// What every controller of IamSim's own questions is: it asks what no service of AWS's can be asked. A question is a call, and has its event with
/// the source <c>iamsim</c>. Who may ask it is decided as the nearest action of AWS's is.
/// </summary>
[ApiController]
[Produces("application/json")]
public abstract class QuestionController : ControllerBase
{
    /// <summary>Answers a question.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="action">What the caller must be allowed to do, on all resources; null for what is no secret.</param>
    /// <param name="body">What was sent.</param>
    /// <param name="answer">Finds the answer. What changes something on the way records itself with its effect.</param>
    private protected Task<IActionResult> AskAsync(string name, string? action, JsonElement body, Func<Call, CancellationToken, Task<Answer>> answer) =>
        AskAsync(name, action, new RawShape(body), answer);

    /// <inheritdoc cref="AskAsync(string, string?, JsonElement, Func{Call, CancellationToken, Task{Answer}})"/>
    private protected async Task<IActionResult> AskAsync(string name, string? action, IShape? asked, Func<Call, CancellationToken, Task<Answer>> answer)
    {
        var services = HttpContext.RequestServices;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        var runner = services.GetRequiredService<CallRunner>();
        var subject = new CallSubject(CallSubject.OwnSource, name, IsReadOnly: true, asked);
        Answer given;
        try
        {
            given = (opened.Refusal ?? await RefuseAsync(opened.Call, action)) is { } refusal
                ? new Answer(refusal)
                : await answer(opened.Call, HttpContext.RequestAborted);
        }
        catch (QuestionException e)
        {
            given = new Answer(CommonFaults.ValidationError(e.Message), e.Problems);
        }

        if (given.Fault is { } fault)
        {
            if (!opened.Call.IsRecorded)
            {
                await runner.RefuseAsync(opened.Call, subject, fault);
            }

            return new QuestionProblemResult(opened.Call, fault, given.Problems);
        }

        if (!opened.Call.IsRecorded)
        {
            await runner.RecordAsync(opened.Call, subject);
        }

        return given.Value as IActionResult ?? new OkObjectResult(given.Value);
    }

    private async Task<Fault?> RefuseAsync(Call call, string? action) => action is null
        ? null
        : await HttpContext.RequestServices.GetRequiredService<Authorizer>()
            .RefuseAsync(HttpContext.RequestServices, call, [new Question(action, "*")], HttpContext.RequestAborted);
}

/// <summary>What a question is answered with: a value (or a result that writes itself), or a fault and what each part of the question has to do with it.</summary>
internal sealed record Answer
{
    public Answer(object value) => Value = value;

    public Answer(Fault fault, IReadOnlyList<QuestionProblem>? problems = null) => (Fault, Problems) = (fault, problems ?? []);

    public object? Value { get; }

    public Fault? Fault { get; }

    public IReadOnlyList<QuestionProblem> Problems { get; } = [];
}
