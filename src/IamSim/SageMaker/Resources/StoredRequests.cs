using System.Buffers;
using System.Text;
using System.Text.Json;
using IamSim.Contracts;
using IamSim.Contracts.Json;
using IamSim.Contracts.Validation;

namespace IamSim.SageMaker.Resources;

/// <summary>Requests as a column keeps them: JSON as the wire has it.</summary>
internal static class StoredRequests
{
    public static string Write(IShape request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            request.WriteJson(new JsonShapeWriter(json, JsonStyle.Wire));
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The request that a resource was made from.</summary>
    public static IRequest Read(OperationModel operation, string text)
    {
        using var json = JsonDocument.Parse(text);
        return operation.ReadJson(json.RootElement, new Violations { OnWire = true });
    }
}
