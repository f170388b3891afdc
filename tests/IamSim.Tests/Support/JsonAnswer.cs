using System.Text.Json;

namespace IamSim.Tests.Support;

/// <summary>An answer of a JSON service.</summary>
public sealed class JsonAnswer(HttpResponseMessage response, string text)
{
    public int Status { get; } = (int)response.StatusCode;

    public string Text => text;

    public string? ContentType { get; } = response.Content.Headers.ContentType?.ToString();

    public string? RequestId { get; } = response.Headers.TryGetValues("x-amzn-RequestId", out var ids) ? ids.Single() : null;

    public JsonElement Json { get; } = text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;

    /// <summary>The error's type; null for a success.</summary>
    public string? Code => Member("__type");

    public string? Message => Member("Message") ?? Member("message");

    public string? Reason => Member("Reason");

    /// <summary>A value by its way: <c>At("Policy", "PolicySummary", "Id")</c>.</summary>
    public string At(params string[] way) => way.Aggregate(Json, (at, name) => at.GetProperty(name)).ToString();

    /// <summary>One member of each item of a list.</summary>
    public IReadOnlyList<string> Each(string list, string member) =>
        [.. Json.GetProperty(list).EnumerateArray().Select(i => i.GetProperty(member).ToString())];

    /// <summary>Expects success.</summary>
    public JsonAnswer Must()
    {
        Assert.True(Status == 200, $"{Status} {text}");
        return this;
    }

    /// <summary>Expects a refusal, to the letter.</summary>
    public void Refused(string code, string message, string? reason = null) => Assert.Equal((400, code, message, reason), (Status, Code, Message, Reason));

    private string? Member(string name) => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value) ? value.ToString() : null;
}
