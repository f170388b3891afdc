using System.Buffers;
using System.Text.Json;
using IamSim.Contracts;
using IamSim.Contracts.Json;

namespace IamSim.Audit;

/// <summary>Writes those elements of a record that are a service's own: null where they hold nothing, a word about it where they hold too much.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail record contents</see>:
/// "When the field size exceeds 100 KB, the requestParameters content is omitted."
/// </remarks>
internal static class RecordElement
{
    /// <summary>The largest <c>requestParameters</c>, <c>responseElements</c> and <c>serviceEventDetails</c>.</summary>
    public const int Large = 100 * 1024;

    /// <summary>The largest <c>additionalEventData</c>.</summary>
    public const int Small = 28 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    /// <summary>Writes an element.</summary>
    /// <param name="json">The record.</param>
    /// <param name="name">The element's name.</param>
    /// <param name="shape">What it holds; null for nothing.</param>
    /// <param name="style">How the service prints it.</param>
    /// <param name="most">The bytes that it may have.</param>
    public static void Write(Utf8JsonWriter json, string name, IShape? shape, RecordStyle style, int most = Large)
    {
        json.WritePropertyName(name);
        if (shape is null or IEmptyShape)
        {
            json.WriteNullValue();
            return;
        }

        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        var inner = _json ??= new Utf8JsonWriter(buffer, RecordWriter.Options);
        inner.Reset(buffer);
        shape.WriteJson(new JsonShapeWriter(inner, JsonStyle.Audit, style.Dates, style.Mask));
        inner.Flush();
        var size = buffer.WrittenCount;
        if (size > most)
        {
            WriteOmitted(json, name, size);
        }
        else if (buffer.WrittenSpan.SequenceEqual("{}"u8))
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
        }

        if (buffer.Capacity > RecordWriter.MaxKept)
        {
            _buffer = null;
            _json = null;
        }
    }

    /// <summary>These words are not documented; seen in https://permiso.io/blog/cloudtrail-logging-evasion-where-policy-size-matters.</summary>
    private static void WriteOmitted(Utf8JsonWriter json, string name, int size)
    {
        json.WriteStartObject();
        json.WriteString("reason"u8, $"{name} too large");
        json.WriteBoolean("omitted"u8, true);
        json.WriteNumber("originalSize"u8, size);
        json.WriteEndObject();
    }
}
