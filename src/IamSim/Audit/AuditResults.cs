using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Audit;

/// <summary>A page of the trail.</summary>
/// <param name="Events">CloudTrail records, newest first.</param>
/// <param name="Marker">Where the next page starts; absent on the last.</param>
public sealed record AuditEventsPage(IReadOnlyList<JsonElement> Events, string? Marker);

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
