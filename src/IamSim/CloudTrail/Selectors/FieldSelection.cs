using System.Text.Json;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Selectors;

/// <summary>What one field of an advanced event selector selects.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/filtering-data-events.html#filtering-data-events-conditions">How CloudTrail
/// evaluates multiple conditions for a field</see>: operators that select are OR'd, those that deselect are AND'd, both groups are AND'd. Texts are compared as
/// they are; there are no wildcards.
/// </remarks>
internal static class FieldSelection
{
    public static bool Matches(AdvancedFieldSelector selector, JsonElement record)
    {
        // A record without the field has nothing that could be selected by it, and nothing to deselect it for.
        var values = RecordFields.Of(record, selector.Field).ToList();
        return IsSelected(selector, values) && !IsDeselected(selector, values);
    }

    private static bool IsSelected(AdvancedFieldSelector selector, List<string> values) =>
        selector is { EqualsValue: null, StartsWith: null, EndsWith: null }
        || Any(selector.EqualsValue, values, static (value, text) => value == text)
        || Any(selector.StartsWith, values, static (value, text) => value.StartsWith(text, StringComparison.Ordinal))
        || Any(selector.EndsWith, values, static (value, text) => value.EndsWith(text, StringComparison.Ordinal));

    private static bool IsDeselected(AdvancedFieldSelector selector, List<string> values) =>
        Any(selector.NotEquals, values, static (value, text) => value == text)
        || Any(selector.NotStartsWith, values, static (value, text) => value.StartsWith(text, StringComparison.Ordinal))
        || Any(selector.NotEndsWith, values, static (value, text) => value.EndsWith(text, StringComparison.Ordinal));

    private static bool Any(IReadOnlyList<string>? texts, List<string> values, Func<string, string, bool> matches) =>
        texts is not null && values.Exists(value => texts.Any(text => matches(value, text)));
}
