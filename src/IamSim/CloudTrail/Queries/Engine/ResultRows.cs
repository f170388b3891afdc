using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>Packs rows of texts for the database: compressed JSON.</summary>
internal static class ResultRows
{
    public static byte[] Pack(List<string[]> rows)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(gzip, rows, ResultRowsJson.Default.ListStringArray);
        }

        return packed.ToArray();
    }

    public static List<string[]> Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(gzip, ResultRowsJson.Default.ListStringArray)!;
    }

    public static string WriteNames(IReadOnlyList<string> names) => JsonSerializer.Serialize([.. names], ResultRowsJson.Default.StringArray);

    public static string[] ReadNames(string names) => JsonSerializer.Deserialize(names, ResultRowsJson.Default.StringArray)!;
}

[JsonSerializable(typeof(List<string[]>))]
internal sealed partial class ResultRowsJson : JsonSerializerContext;
