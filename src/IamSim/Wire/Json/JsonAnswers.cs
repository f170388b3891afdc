using System.Text.Json;
using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Wire.Json;

/// <summary>Writes answers of AWS's JSON protocols.</summary>
internal static class JsonAnswers
{
    private const string ContentType = "application/x-amz-json-";
    private const string UsualVersion = "1.1";

    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A success. What has no members has no body, as AWS answers.</summary>
    public static Task WriteAsync(HttpContext http, string version, IShape response) => SendAsync(http, 200, version, json =>
    {
        if (response is not IEmptyShape)
        {
            response.WriteJson(new JsonShapeWriter(json, JsonStyle.Wire));
        }
    });

    /// <summary>A refusal: the error's shape, with its type as <c>__type</c>.</summary>
    public static Task WriteFaultAsync(HttpContext http, string? version, Fault fault) => SendAsync(http, JsonFaults.StatusOf(fault), version ?? UsualVersion, json =>
    {
        json.WriteStartObject();
        json.WriteString("__type"u8, JsonFaults.TypeOf(fault));
        json.WriteString(JsonFaults.MessageMemberOf(fault), fault.Message);
        foreach (var (name, value) in fault.Details)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value, value.GetType());
        }

        json.WriteEndObject();
    });

    private static async Task SendAsync(HttpContext http, int status, string version, Action<Utf8JsonWriter> write)
    {
        var buffer = WireAnswers.NewBuffer();
        await using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        await WireAnswers.SendAsync(http, status, ContentType + version, buffer);
    }
}
