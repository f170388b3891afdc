using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Policies.Reference;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Access.Actions;

/// <summary>The action reference: what can be allowed, on what, under which conditions.</summary>
[Route("api/v1/actions")]
[Tags("Actions")]
public sealed class ActionsController : QuestionController
{
    private const int DefaultSize = 100;
    private const int MostActions = 1000;

    /// <summary>Lists actions of AWS's services. Each parameter narrows the answer.</summary>
    /// <param name="question">What is asked for.</param>
    [HttpGet]
    [ProducesResponseType<ActionsPage>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<IActionResult> ListActions([FromQuery] ActionsQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return AskAsync(nameof(ListActions), action: null, new AskedShape(("service", question.Service), ("pattern", question.Pattern), ("q", question.Q)), (_, _) => Task.FromResult(Find(question)));
    }

    /// <summary>Lists the services.</summary>
    [HttpGet("services")]
    [ProducesResponseType<ActionServices>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public Task<IActionResult> ListActionServices() => AskAsync(nameof(ListActionServices), action: null, asked: null, (_, _) => Task.FromResult(new Answer(new ActionServices(
        [.. ActionReference.Default.Services.Select(service => new ActionServiceAnswer(service.Prefix, service.Name, service.Actions.Length))]))));

    /// <summary>Shows one action.</summary>
    /// <param name="name">Such as <c>s3:GetObject</c>, in any case.</param>
    [HttpGet("{name}")]
    [ProducesResponseType<ActionAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> GetAction(string name) => AskAsync(nameof(GetAction), action: null, new AskedShape(("action", name)), (_, _) => Task.FromResult(
        ActionReference.Default.FindAction(name) is { } found
            ? new Answer(ActionAnswer.Of(found))
            : new Answer(new Fault("NotFound", 404, $"There is no action {name}. GET /api/v1/actions?q=… finds them.", "NotFound"))));

    private Answer Find(ActionsQuestion question)
    {
        var size = question.MaxItems ?? DefaultSize;
        if (size is < 1 or > MostActions)
        {
            return new Answer(CommonFaults.ValidationError($"maxItems must be between 1 and {MostActions}."));
        }

        AccessLevel? level = null;
        if (question.AccessLevel is { } name)
        {
            if (!Enum.TryParse<AccessLevel>(name, ignoreCase: true, out var known) || !Enum.IsDefined(known) || char.IsAsciiDigit(name[0]))
            {
                return new Answer(CommonFaults.ValidationError("accessLevel must be list, read, write, tagging or permissionsManagement."));
            }

            level = known;
        }

        var markers = HttpContext.RequestServices.GetRequiredService<PageMarkers>();
        var after = string.Empty;
        if (question.Marker is { } marker)
        {
            if (markers.Read(question.Identity, marker) is not { } last)
            {
                return new Answer(CommonFaults.ValidationError("Invalid Marker."));
            }

            after = last;
        }

        var page = new PageStart(markers, question.Identity, after, size).CutAll(question.Find(level), action => action.FullName);
        return new Answer(new ActionsPage(page.Select(ActionAnswer.Of), page.Marker));
    }
}
