using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Audit.Rest;

/// <summary>A page of the trail.</summary>
/// <param name="Events">CloudTrail records, in the order asked for.</param>
/// <param name="Marker">Where the next page starts; absent on the last. A page can be short, or empty, and have one.</param>
public sealed record AuditEventsPage(IReadOnlyList<JsonElement> Events, string? Marker);

/// <summary>Events counted, by a field or by time.</summary>
/// <param name="By">The field.</param>
/// <param name="Counts">The values that most events have; absent where time was asked for.</param>
/// <param name="Bucket">The length of a span of time.</param>
/// <param name="Buckets">Every span from the first to the last, those without events too; absent where a field was asked for.</param>
public sealed record AuditCounts(string? By, IReadOnlyList<AuditValueCount>? Counts, string? Bucket, IReadOnlyList<AuditBucket>? Buckets);

/// <summary>How many events have a value.</summary>
/// <param name="Value">The value; absent for the events that have none.</param>
/// <param name="Count">How many.</param>
public sealed record AuditValueCount(string? Value, long Count);

/// <summary>How many events a span of time has.</summary>
/// <param name="From">Its begin.</param>
/// <param name="Count">How many.</param>
public sealed record AuditBucket(DateTimeOffset From, long Count);

/// <summary>Writes a page of events; the records leave as the bytes that they are stored as.</summary>
internal sealed class AuditEventsResult(IReadOnlyList<FoundEvent> events, string? marker) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartArray("events");
        foreach (var entry in events)
        {
            json.WriteRawValue(entry.Record, skipInputValidation: true);
        }

        json.WriteEndArray();
        if (marker is not null)
        {
            json.WriteString("marker", marker);
        }

        json.WriteEndObject();
    }
}

/// <summary>Writes one event's record.</summary>
internal sealed class AuditRecordResult(FoundEvent entry) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.ContentType = "application/json; charset=utf-8";
        await context.HttpContext.Response.Body.WriteAsync(entry.Record, context.HttpContext.RequestAborted);
    }
}
