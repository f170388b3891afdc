using System.Globalization;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Tests.Evaluation.Naive;

/// <summary>Conditions, by their documentation: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html.</summary>
internal static class NaiveConditions
{
    internal static bool Hold(PolicyStatement statement, bool variables, RequestContext context) =>
        statement.Conditions.All(condition => Holds(condition, variables, context));

    private static bool Holds(PolicyCondition condition, bool variables, RequestContext context)
    {
        var name = condition.Operator.Comparison.ToString();
        var present = context[condition.Key];
        if (name == "Null")
        {
            return condition.Values.Any(value => string.Equals(value.Text, present.All(text => text.Length == 0) ? "true" : "false", StringComparison.OrdinalIgnoreCase));
        }

        var isNegated = name.Contains("Not", StringComparison.Ordinal);
        var positive = name.Replace("Not", "", StringComparison.Ordinal);
        bool One(string value) => condition.Values.Any(asked => Compare(positive, asked.Text, value, variables, context)) != isNegated;
        if (present.IsEmpty)
        {
            return condition.Operator.IfExists || condition.Operator.Qualifier switch
            {
                ConditionQualifier.ForAllValues => true,
                ConditionQualifier.ForAnyValue => false,
                _ => isNegated,
            };
        }

        var isNothing = present.All(value => value.Length == 0);
        return condition.Operator.Qualifier switch
        {
            ConditionQualifier.ForAllValues => isNothing || present.All(One),
            ConditionQualifier.ForAnyValue => !isNothing && present.Any(One),
            _ => isNegated ? present.All(One) : present.Any(One),
        };
    }

    private static bool Compare(string name, string asked, string value, bool variables, RequestContext context)
    {
        switch (name)
        {
            case "StringEquals":
                return Text(asked, value, wildcards: false, "");
            case "StringEqualsIgnoreCase":
                return NaiveText.Items(asked, wildcards: false, variables, "", context) is { } items && NaiveText.Matches(items, value, ignoreCase: true);
            case "StringLike":
                return Text(asked, value, wildcards: true, "");
            case "ArnEquals" or "ArnLike":
                var written = variables ? System.Text.RegularExpressions.Regex.Replace(asked, @"\$\{[^}]*\}", "") : asked;
                return written.Count(c => c == ':') >= 5 && value.Count(c => c == ':') >= 5 && Text(asked, value, wildcards: true, "condition");
            case "Bool":
                return asked.ToLowerInvariant() is "true" or "false" && string.Equals(asked, value, StringComparison.OrdinalIgnoreCase);
            case "BinaryEquals":
                return Bytes(asked) is { } first && Bytes(value) is { } second && first.SequenceEqual(second);
            case "IpAddress":
                return InRange(asked, value);
            default:
                var isDate = name.StartsWith("Date", StringComparison.Ordinal);
                return (isDate ? Date(asked) : Number(asked)) is { } right && (isDate ? Date(value) : Number(value)) is { } left
                    && name[(isDate ? 4 : 7)..] switch
                    {
                        "Equals" => left == right,
                        "LessThan" => left < right,
                        "LessThanEquals" => left <= right,
                        "GreaterThan" => left > right,
                        "GreaterThanEquals" => left >= right,
                        _ => throw new InvalidOperationException(name),
                    };
        }

        bool Text(string pattern, string text, bool wildcards, string arn) =>
            NaiveText.Items(pattern, wildcards, variables, arn, context) is { } items && NaiveText.Matches(items, text);
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && text.Trim() == text ? value : null;

    // Seconds since 1970, whichever way it is written.
    private static decimal? Date(string text)
    {
        if (text.Length != 4 && Number(text) is { } seconds)
        {
            return seconds;
        }

        if (text.Length == 4)
        {
            text += "-01-01";
        }

        return text.Contains('-') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? (decimal)(date - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond
            : null;
    }

    private static byte[]? Bytes(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool InRange(string range, string value)
    {
        var parts = range.Split('/');
        if (Address(parts[0]) is not { } network || Address(value) is not { } address || network.Length != address.Length)
        {
            return false;
        }

        var length = parts.Length == 1 ? network.Length : int.Parse(parts[1], CultureInfo.InvariantCulture);
        return length <= network.Length && network[..length] == address[..length];
    }

    // As ones and noughts.
    private static string? Address(string text) => (text.Contains(':') || text.Split('.').Length == 4) && System.Net.IPAddress.TryParse(text, out var address)
        ? string.Concat(address.GetAddressBytes().Select(part => part.ToString("b8", CultureInfo.InvariantCulture)))
        : null;
}
