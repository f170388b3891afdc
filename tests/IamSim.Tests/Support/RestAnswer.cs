using System.Text.Json;

namespace IamSim.Tests.Support;

/// <summary>An answer of REST.</summary>
public sealed class RestAnswer(HttpResponseMessage response, string text)
{
    private JsonElement? _json;

    public int Status { get; } = (int)response.StatusCode;

    public string Text => text;

    public string? Location { get; } = response.Headers.Location?.ToString();

    public string? ETag { get; } = response.Headers.ETag?.ToString();

    public string? ContentType { get; } = response.Content.Headers.ContentType?.MediaType;

    public JsonElement Json => _json ??= JsonDocument.Parse(text).RootElement;

    /// <summary>The problem's code; null for a success.</summary>
    public string? Code => ContentType == "application/problem+json" ? Json.GetProperty("code").GetString() : null;

    public string? Message => ContentType == "application/problem+json" && Json.TryGetProperty("detail", out var detail) ? detail.GetString() : null;

    /// <summary>Expects a refusal, to the letter.</summary>
    public void Refused(int status, string code, string message) => Assert.Equal((status, code, message), (Status, Code, Message));
}
