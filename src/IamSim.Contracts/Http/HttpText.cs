using System.Globalization;
using System.Text.Json;
using IamSim.Contracts.Json;

namespace IamSim.Contracts.Http;

/// <summary>Values as headers and parameters spell them. Generated code calls it.</summary>
public static class HttpText
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(double value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(bool value) => value ? "true" : "false";

    public static string Timestamp(DateTimeOffset value, string format) => Timestamps.Format(value, format);

    /// <summary>A header or parameter in the record of a call.</summary>
    public static void WriteRecord(JsonShapeWriter writer, string name, string value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Json.WritePropertyName(name);
        writer.String(value);
    }

    /// <summary>A policy in the record of a call, as JSON; as text where it is none.</summary>
    public static void WriteDocument(JsonShapeWriter writer, string name, string value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Json.WritePropertyName(name);
        try
        {
            using var document = JsonDocument.Parse(value);
            document.RootElement.WriteTo(writer.Json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            writer.String(value);
        }
    }
}
