using System.Text.Json;

namespace IamSim.CloudTrail.Selectors;

/// <summary>The fields of a record that selectors know, by the names that they have there.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html">CloudTrail: AdvancedFieldSelector</see>
/// </remarks>
internal static class RecordFields
{
    /// <summary>The values of a field: none where the record lacks it, several of <c>resources</c>.</summary>
    public static IEnumerable<string> Of(JsonElement record, string field) => field switch
    {
        "resources.type" => OfResources(record, "type"),

        // Of several objects at once a record has what their ARNs begin with.
        "resources.ARN" => OfResources(record, "ARN").Concat(OfResources(record, "ARNPrefix")),
        "userIdentity.arn" => Member(record, "userIdentity") is { } identity ? Texts(identity, "arn") : [],
        _ => Texts(record, field),
    };

    public static string? Text(JsonElement record, string member) => Texts(record, member).FirstOrDefault();

    private static IEnumerable<string> OfResources(JsonElement record, string member)
    {
        if (Member(record, "resources") is { ValueKind: JsonValueKind.Array } resources)
        {
            foreach (var resource in resources.EnumerateArray())
            {
                foreach (var text in Texts(resource, member))
                {
                    yield return text;
                }
            }
        }
    }

    private static IEnumerable<string> Texts(JsonElement element, string member) => Member(element, member) switch
    {
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        { ValueKind: JsonValueKind.True } => ["true"],
        { ValueKind: JsonValueKind.False } => ["false"],
        _ => [],
    };

    private static JsonElement? Member(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) ? value : null;
}
