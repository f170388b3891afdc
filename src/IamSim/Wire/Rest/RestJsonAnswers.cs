using System.Text.Json;
using IamSim.Contracts;
using IamSim.Wire.Json;

namespace IamSim.Wire.Rest;

/// <summary>Writes refusals of the rest-json protocol: the error's shape, its type in a header.</summary>
/// <remarks><see href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization">Smithy: Operation error serialization</see></remarks>
internal static class RestJsonAnswers
{
    public static async Task WriteFaultAsync(HttpContext http, Fault fault)
    {
        var buffer = WireAnswers.NewBuffer();
        await using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString(fault.MessageMember, fault.Message);
            foreach (var (name, value) in fault.Details)
            {
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, value, value.GetType());
            }

            json.WriteEndObject();
        }

        http.Response.Headers["x-amzn-errortype"] = JsonFaults.TypeOf(fault);
        await WireAnswers.SendAsync(http, fault.Status, "application/json", buffer);
    }
}
