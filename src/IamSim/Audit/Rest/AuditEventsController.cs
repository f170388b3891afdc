using System.Globalization;
using System.Text.Json;
using IamSim.Audit.Decisions;
using IamSim.Audit.Trail;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Audit.Rest;

/// <summary>The account's trail: one CloudTrail record for each call.</summary>
[Route("api/v1/audit/events")]
[Tags("Audit")]
public sealed class AuditEventsController : QuestionController
{
    private const int DefaultSize = 50;
    private const int MostEvents = 1000;

    private AuditQuestionReader Questions => HttpContext.RequestServices.GetRequiredService<AuditQuestionReader>();

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
        question.Take(Request.Query);
        return AskAsync(nameof(ListEvents), QuestionActions.LookupEvents, question, (call, _) => FindAsync(call, question, ct));
    }

    /// <summary>Counts events: the values that most events have in a field (<c>by</c>), or the events of each span of time (<c>bucket</c>).</summary>
    /// <remarks>
    /// All filters of the list narrow what is counted. Spans begin at multiples of their length since 1970, UTC; each from <c>from</c> (or the first event) to
    /// <c>to</c> (or the last one) is in the answer, those without events too.
    /// </remarks>
    /// <param name="question">What is to be counted, and how.</param>
    /// <param name="ct">Stops the question.</param>
    [HttpGet("counts")]
    [ProducesResponseType<AuditCounts>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public Task<IActionResult> CountEvents([FromQuery] AuditCountsQuestion question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        question.Take(Request.Query);
        return AskAsync(nameof(CountEvents), QuestionActions.LookupEvents, question, (call, _) =>
            HttpContext.RequestServices.GetRequiredService<AuditCountsReader>().AnswerAsync(call, question, ct));
    }

    /// <summary>Writes all events that meet the filters into a file, oldest first: NDJSON or CSV.</summary>
    /// <remarks>
    /// The file ends with the last event of the moment when it began. The header <c>IamSim-Sequences</c> says among which events of the trail those of the
    /// file were looked for. A file that could not be written to its end ends in a broken connection.
    /// </remarks>
    /// <param name="question">Which events, and as what.</param>
    /// <param name="ct">Stops the question.</param>
    [HttpGet("export")]
    [Produces("application/x-ndjson", "text/csv")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "application/x-ndjson", "text/csv")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public Task<IActionResult> ExportEvents([FromQuery] AuditExportQuestion question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        question.Take(Request.Query);
        return AskAsync(nameof(ExportEvents), QuestionActions.LookupEvents, question, async (call, _) =>
        {
            var trail = Questions.Read(call, question);
            if (trail.IsFault)
            {
                return new Answer(trail.Fault);
            }

            if (question.Format is not (null or "ndjson" or "csv"))
            {
                return Refused("format must be ndjson or csv.");
            }

            var end = await HttpContext.RequestServices.GetRequiredService<AuditFeed>().EndAsync(call.Account, ct);
            return new Answer(new AuditExport(trail.Value, question.Format == "csv", question.EscapeFormulas ?? true, end));
        });
    }

    /// <summary>Follows the trail: events as they come, as server-sent events. The id of one is its sequence.</summary>
    /// <remarks>
    /// Begins with the next event, or behind the one that <c>Last-Event-ID</c> or <c>after</c> names, without a gap and without a repeat. Swagger UI shows
    /// nothing of a stream that does not end: use <c>curl -N</c>, or a browser's <c>EventSource</c>.
    /// </remarks>
    /// <param name="question">Which events.</param>
    /// <param name="lastEventId">The id of the last event that was received: what an <c>EventSource</c> sends when it connects again.</param>
    /// <param name="ct">Stops the question.</param>
    [HttpGet("tail")]
    [Produces("text/event-stream")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/event-stream")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    public Task<IActionResult> TailEvents(
        [FromQuery] AuditTailQuestion question, [FromHeader(Name = "Last-Event-ID")] string? lastEventId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        question.Take(Request.Query);
        return AskAsync(nameof(TailEvents), QuestionActions.LookupEvents, question, async (call, _) =>
        {
            var trail = Questions.Read(call, question);
            if (trail.IsFault)
            {
                return new Answer(trail.Fault);
            }

            var after = question.After;
            if (lastEventId is { Length: > 0 })
            {
                if (!long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
                {
                    return Refused("Last-Event-ID must be the id of an event of this tail.");
                }

                after = last;
            }

            var end = await HttpContext.RequestServices.GetRequiredService<AuditFeed>().EndAsync(call.Account, ct);
            return after is { } place && (place < 0 || place > end)
                ? Refused($"{(lastEventId is { Length: > 0 } ? "Last-Event-ID" : "after")} must be between 0 and {end}, the last event's sequence.")
                : new Answer(new AuditTail(trail.Value, after));
        });
    }

    /// <summary>Shows one event.</summary>
    /// <param name="eventId">The event's <c>eventID</c>.</param>
    /// <param name="ct">Stops the question.</param>
    [HttpGet("{eventId:guid}")]
    [ProducesResponseType<JsonElement>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> GetEvent(Guid eventId, CancellationToken ct) => AskAsync(nameof(GetEvent), QuestionActions.LookupEvents, asked: null, async (call, _) =>
        await FindAsync(call, eventId, ct) is { } found ? new Answer(new AuditRecordResult(found)) : new Answer(NoSuchEvent(eventId)));

    /// <summary>Shows why a call was allowed or denied, by the policies as they were at that time.</summary>
    /// <param name="eventId">The event's <c>eventID</c>.</param>
    /// <param name="ct">Stops the question.</param>
    [HttpGet("{eventId:guid}/decision")]
    [ProducesResponseType<DecisionAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public Task<IActionResult> GetDecision(Guid eventId, CancellationToken ct) => AskAsync(nameof(GetDecision), QuestionActions.LookupEvents, asked: null, async (call, _) =>
    {
        if (await FindAsync(call, eventId, ct) is not { } found)
        {
            return new Answer(NoSuchEvent(eventId));
        }

        if (found.Decision is not { } row)
        {
            return new Answer(new Fault(
                "NotFound",
                404,
                $"Nothing was decided of event {eventId}: its operation needs no permission, enforcement was off, or the call was refused before it came to a decision.",
                "NotFound"));
        }

        var stories = await HttpContext.RequestServices.GetRequiredService<DecisionReader>().ExplainAsync(call.Account, row, ct);
        return new Answer(new DecisionAnswer(
            eventId, stories.All(story => story.Record.Decision.IsAllowed), [.. stories.Select(story => DecidedQuestionAnswer.Of(story.Record, story.Explanation, story.Message))]));
    });

    private static Fault NoSuchEvent(Guid eventId) => new("NotFound", 404, $"The account has no event {eventId}.", "NotFound");

    private static Answer Refused(string problem) => new(CommonFaults.ValidationError(problem));

    private async Task<FoundEvent?> FindAsync(Call call, Guid eventId, CancellationToken ct)
    {
        var query = new AuditQuery { Account = call.Account, EventId = eventId, Max = 1 };
        return await HttpContext.RequestServices.GetRequiredService<AuditReader>().FindAsync(query, ct) is [var found, ..] ? found : null;
    }

    private async Task<Answer> FindAsync(Call call, AuditQuestion question, CancellationToken ct)
    {
        var size = question.MaxItems ?? DefaultSize;
        if (size is < 1 or > MostEvents)
        {
            return Refused($"maxItems must be between 1 and {MostEvents}.");
        }

        if (question.Order is not (null or "newest" or "oldest"))
        {
            return Refused("order must be newest or oldest.");
        }

        var trail = Questions.Read(call, question);
        if (trail.IsFault)
        {
            return new Answer(trail.Fault);
        }

        var isOldestFirst = question.Order == "oldest";
        var markers = HttpContext.RequestServices.GetRequiredService<PageMarkers>();
        var asked = $"{question.Identity(call.Account)}\n{isOldestFirst}";
        var columns = trail.Value.Columns;
        if (question.Marker is { } marker)
        {
            if (markers.Read(asked, marker) is not { } last)
            {
                return Refused("Invalid Marker.");
            }

            var place = long.Parse(last, CultureInfo.InvariantCulture);
            columns = isOldestFirst ? columns with { After = place } : columns with { Before = place };
        }

        var reader = HttpContext.RequestServices.GetRequiredService<TrailReader>();
        var page = await reader.PageAsync(trail.Value with { Columns = columns }, isOldestFirst, size, ct);
        return new Answer(new AuditEventsResult(page.Events, page.Next is { } next ? markers.Make(asked, next.ToString(CultureInfo.InvariantCulture)) : null));
    }
}
