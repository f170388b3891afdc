using System.Text.Json;

namespace IamSim.Access;

/// <summary>A policy document in a JSON body: an object, whose text is kept as it was sent, or a string.</summary>
internal static class DocumentText
{
    /// <summary>The text; null for anything else.</summary>
    public static string? Of(JsonElement document) => document.ValueKind switch
    {
        JsonValueKind.Object => document.GetRawText(),
        JsonValueKind.String => document.GetString(),
        _ => null,
    };
}
