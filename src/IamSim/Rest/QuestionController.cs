using System.Text.Json;
using System.Text.Json.Serialization;
using IamSim.Calls;
using IamSim.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Rest;

/// <summary>
/// What every controller of IamSim's own questions is: they change nothing, are no AWS operation, and are recorded all the same, with the source
/// <c>iamsim</c>. An action's method is the name of its event.
/// </summary>
[ApiController]
[Produces("application/json")]
public abstract class QuestionController : ControllerBase
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = FirstLetterLower.Instance,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(FirstLetterLower.Instance) },
    };

    /// <summary>Answers a question, or refuses it, and records that it was asked.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="asked">What the event says of the question; null for nothing.</param>
    /// <param name="find">Finds the answer.</param>
    private protected async Task<IActionResult> AskAsync(string name, IShape? asked, Func<Call, Task<Outcome<IActionResult>>> find)
    {
        var services = HttpContext.RequestServices;
        var opened = await services.GetRequiredService<CallFactory>().OpenAsync(HttpContext, CallSurface.Rest);
        var outcome = opened.Refusal is { } refusal ? refusal : await find(opened.Call);
        var subject = new CallSubject(CallSubject.OwnSource, name, IsReadOnly: true, asked);
        var runner = services.GetRequiredService<CallRunner>();
        if (outcome.IsFault)
        {
            await runner.RefuseAsync(opened.Call, subject, outcome.Fault);
            return new ProblemResult(opened.Call, outcome.Fault);
        }

        await runner.RecordAsync(opened.Call, subject);
        return outcome.Value;
    }

    /// <summary>200 with an answer: members and enumerations begin with a small letter, what is null is absent.</summary>
    private protected static Outcome<IActionResult> Answer(object value) => Outcome<IActionResult>.Success(new JsonResult(value, Json));
}
