using System.Collections;
using System.Globalization;
using System.Text;

namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>Values as the rows of a result show them: all as text, as Presto prints them.</summary>
/// <remarks>
/// Structures and maps as <c>{type=IAMUser, arn=…}</c>, lists as <c>[a, b]</c>, times with milliseconds. What AWS prints for a column without a value is not
/// published; the contract has no null in its place, so it is the empty text here. It is a guess.
/// </remarks>
internal static class ResultText
{
    private const string Milliseconds = "yyyy-MM-dd HH:mm:ss.fff";

    public static string Of(object? value, bool hasZone = false) => value switch
    {
        null or DBNull => string.Empty,
        DateTime time when hasZone => time.ToString(Milliseconds, CultureInfo.InvariantCulture) + " UTC",
        _ => Inner(value),
    };

    private static string Inner(object? value) => value switch
    {
        null or DBNull => "null",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToString(Milliseconds, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString(Milliseconds, CultureInfo.InvariantCulture) + " UTC",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
        double number => Real(number),
        float number => Real(number),
        Stream blob => Hex(blob),
        IDictionary members => Members(members),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Inner))}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private static string Real(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.IsFinite(number) && text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }

    private static string Members(IDictionary members)
    {
        // Of a structure the names are columns, in small letters; of a map they are data.
        var isStructure = members is Dictionary<string, object?>;
        var text = new StringBuilder("{");
        foreach (DictionaryEntry member in members)
        {
            if (text.Length > 1)
            {
                text.Append(", ");
            }

            var name = Inner(member.Key);
            text.Append(isStructure ? name.ToLowerInvariant() : name).Append('=').Append(Inner(member.Value));
        }

        return text.Append('}').ToString();
    }

    private static string Hex(Stream blob)
    {
        using var bytes = new MemoryStream();
        blob.CopyTo(bytes);
        return Convert.ToHexStringLower(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
