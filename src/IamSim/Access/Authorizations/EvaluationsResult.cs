using System.Buffers;
using System.Text.Json;
using IamSim.Access.Simulations;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace IamSim.Access.Authorizations;

/// <summary>The answer to evaluations as AuthZEN forms it: <c>{ "evaluations": [ { "decision": true } ] }</c>, or the one decision.</summary>
internal sealed class EvaluationsResult(IReadOnlyList<Evaluated> evaluated, bool isOne) : IActionResult
{
    private static readonly JsonEncodedText Decision = JsonEncodedText.Encode("decision");
    private static readonly JsonEncodedText Context = JsonEncodedText.Encode("context");

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var options = context.HttpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        var buffer = new ArrayBufferWriter<byte>(64 + (evaluated.Count * 96));
        using (var json = new Utf8JsonWriter(buffer))
        {
            if (isOne)
            {
                Write(json, evaluated[0], options);
            }
            else
            {
                json.WriteStartObject();
                json.WriteStartArray("evaluations"u8);
                foreach (var each in evaluated)
                {
                    Write(json, each, options);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        var response = context.HttpContext.Response;
        response.ContentType = "application/json";
        response.ContentLength = buffer.WrittenCount;
        await response.Body.WriteAsync(buffer.WrittenMemory, context.HttpContext.RequestAborted);
    }

    private static void Write(Utf8JsonWriter json, in Evaluated each, JsonSerializerOptions options)
    {
        json.WriteStartObject();
        json.WriteBoolean(Decision, each.Decision.IsAllowed);
        if (each.Problem is { } problem)
        {
            json.WriteStartObject(Context);
            json.WriteString("reason"u8, problem);
            json.WriteEndObject();
        }
        else if (!each.Decision.IsAllowed || each.Explanation is not null)
        {
            WriteReason(json, each, options);
        }

        json.WriteEndObject();
    }

    private static void WriteReason(Utf8JsonWriter json, in Evaluated each, JsonSerializerOptions options)
    {
        json.WriteStartObject(Context);
        json.WriteString("verdict"u8, NameOf(each.Decision.Verdict));
        json.WriteString("decidedBy"u8, NameOf(each.Decision.DecidedBy));
        if (each.Explanation is { } explanation)
        {
            json.WriteString("reason"u8, explanation.Sentence);
            json.WriteString("encodedMessage"u8, each.Message);
            json.WritePropertyName("explanation"u8);
            JsonSerializer.Serialize(json, ExplanationView.Of(explanation), options);
        }

        json.WriteEndObject();
    }

    private static JsonEncodedText NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => Names<TEnum>.Of[value];

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, JsonEncodedText> Of =
            Enum.GetValues<TEnum>().ToDictionary(value => value, value => JsonEncodedText.Encode(FirstLetterLower.Instance.ConvertName(value.ToString())));
    }
}
