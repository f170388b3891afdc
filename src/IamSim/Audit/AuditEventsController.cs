using System.Text.Json;
using IamSim.Audit.Decisions;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Audit;

/// <summary>The account's trail: one CloudTrail record for each call, newest first.</summary>
[Route("api/v1/audit/events")]
[Tags("Audit")]
public sealed class AuditEventsController : QuestionController
{
    private const int DefaultSize = 50;
    private const int MostEvents = 1000;

    /// <summary>Asks for events, newest first. Each parameter narrows the answer.</summary>
    /// <param name="question">What is asked for.</param>
    /// <param name="ct">Stops the question.</param>
    /// <response code="200">The events as CloudTrail records, and the marker of the next page where there is one.</response>
    [HttpGet]
    [ProducesResponseType<AuditEventsPage>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public Task<IActionResult> ListEvents([FromQuery] AuditQuestion question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        return AskAsync(nameof(ListEvents), QuestionActions.LookupEvents, question, (call, _) => FindAsync(HttpContext.RequestServices, call, question, ct));
    }

    /// <summary>Shows one event.</summary>
    /// <param name="eventId">The event's <c>eventID</c>.</param>
    /// <param name="ct">Stops the question.</param>
    [HttpGet("{eventId:guid}")]
    [ProducesResponseType<JsonElement>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> GetEvent(Guid eventId, CancellationToken ct) => AskAsync(nameof(GetEvent), QuestionActions.LookupEvents, asked: null, async (call, _) =>
    {
        var query = new AuditQuery { Account = call.Account, EventId = eventId, Max = 1 };
        var found = await HttpContext.RequestServices.GetRequiredService<AuditReader>().FindAsync(query, ct);
        return found.Count == 0
            ? new Answer(NoSuchEvent(eventId))
            : new Answer(new AuditRecordResult(found[0]));
    });

    /// <summary>Shows why a call was allowed or denied, by the policies as they were at that time.</summary>
    /// <param name="eventId">The event's <c>eventID</c>.</param>
    /// <param name="ct">Stops the question.</param>
    [HttpGet("{eventId:guid}/decision")]
    [ProducesResponseType<DecisionAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> GetDecision(Guid eventId, CancellationToken ct) => AskAsync(nameof(GetDecision), QuestionActions.LookupEvents, asked: null, async (call, _) =>
    {
        var services = HttpContext.RequestServices;
        var query = new AuditQuery { Account = call.Account, EventId = eventId, Max = 1 };
        var found = await services.GetRequiredService<AuditReader>().FindAsync(query, ct);
        if (found.Count == 0)
        {
            return new Answer(NoSuchEvent(eventId));
        }

        if (found[0].Decision is not { } row)
        {
            return new Answer(new Fault(
                "NotFound",
                404,
                $"Nothing was decided of event {eventId}: its operation needs no permission, enforcement was off, or the call was refused before it came to a decision.",
                "NotFound"));
        }

        var stories = await services.GetRequiredService<DecisionReader>().ExplainAsync(call.Account, row, ct);
        return new Answer(new DecisionAnswer(
            eventId, stories.All(story => story.Record.Decision.IsAllowed), [.. stories.Select(story => DecidedQuestionAnswer.Of(story.Record, story.Explanation, story.Message))]));
    });

    private static Fault NoSuchEvent(Guid eventId) => new("NotFound", 404, $"The account has no event {eventId}.", "NotFound");

    private static async Task<Answer> FindAsync(
        IServiceProvider services, Call call, AuditQuestion question, CancellationToken ct)
    {
        var size = question.MaxItems ?? DefaultSize;
        if (size is < 1 or > MostEvents)
        {
            return new Answer(CommonFaults.ValidationError($"maxItems must be between 1 and {MostEvents}."));
        }

        if (!TryTime(question.From, out var from) || !TryTime(question.To, out var to))
        {
            return new Answer(CommonFaults.ValidationError("from and to must be times: ISO 8601, or seconds since 1970."));
        }

        var markers = services.GetRequiredService<PageMarkers>();
        var asked = question.Identity(call.Account);
        long? before = null;
        if (question.Marker is { } marker)
        {
            if (markers.Read(asked, marker) is not { } last)
            {
                return new Answer(CommonFaults.ValidationError("Invalid Marker."));
            }

            before = long.Parse(last, System.Globalization.CultureInfo.InvariantCulture);
        }

        // One more than the page holds, to see whether another page follows. Sequences only grow, so new events never shift a page.
        var found = await services.GetRequiredService<AuditReader>().FindAsync(question.Query(call.Account, from, to, before, size + 1), ct);
        var events = found.Take(size).ToList();
        var next = found.Count > size ? markers.Make(asked, events[^1].Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;
        return new Answer(new AuditEventsResult(events, next));
    }

    private static bool TryTime(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (text is null)
        {
            return true;
        }

        var isTime = Timestamps.TryParse(text, out var value);
        time = value;
        return isTime;
    }
}
