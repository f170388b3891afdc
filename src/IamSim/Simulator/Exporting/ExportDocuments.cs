using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IamSim.Simulator.Exporting;

/// <summary>Policy documents as files of people show them.</summary>
internal static class ExportDocuments
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document with a line for each of its parts.</summary>
    public static string Indented(string document)
    {
        using var json = JsonDocument.Parse(document);
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Options))
        {
            json.RootElement.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
