using System.Globalization;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation.Conditions;

namespace IamSim.Policies.Questions;

/// <summary>Values to ask about for one condition: some that it wants, and some that it does not.</summary>
internal static class ConditionSamples
{
    internal static IEnumerable<string> Of(PolicyCondition condition, KnownFacts facts)
    {
        var comparison = condition.Operator.Comparison.ToString();
        var values = condition.Values.Select(value => value.Text);
        if (condition.Operator.Comparison is ConditionComparison.Bool)
        {
            return ["true", "false"];
        }

        if (condition.Operator.Comparison is ConditionComparison.Null)
        {
            return ["sample"];
        }

        if (comparison.StartsWith("Numeric", StringComparison.Ordinal))
        {
            return values.SelectMany(Numbers);
        }

        if (comparison.StartsWith("Date", StringComparison.Ordinal))
        {
            return values.SelectMany(Dates);
        }

        if (comparison.EndsWith("IpAddress", StringComparison.Ordinal))
        {
            return values.Select(value => value.Split('/')[0]).Concat(["203.0.113.77", "2001:db8::77"]);
        }

        if (condition.Operator.Comparison is ConditionComparison.BinaryEquals)
        {
            return values.Append("AAAA");
        }

        return comparison.StartsWith("Arn", StringComparison.Ordinal)
            ? values.SelectMany(value => ResourceSamples.OfPattern(value, facts)).Append("arn:aws:other:us-east-1:999999999999:other")
            : values.SelectMany(value => Texts(value, facts)).Append("other");
    }

    private static IEnumerable<string> Texts(string value, KnownFacts facts) =>
        value.Contains('*') || value.Contains('?')
            ? [ResourceSamples.Fill(value, "x", facts), ResourceSamples.Fill(value, "", facts), ContextSamples.Resolve(value, facts)]
            : [ContextSamples.Resolve(value, facts)];

    private static IEnumerable<string> Numbers(string value) => ConditionValues.Number(value) is { IsValid: true, Value: var number }
        && Math.Abs(number) < decimal.MaxValue / 2
        ? [value, Text(number - 1), Text(number + 1)]
        : [value];

    private static IEnumerable<string> Dates(string value) => ConditionValues.Date(value) is { IsValid: true, Value: var date }
        && date.Year is > 1 and < 9999
        ? [value, Text(date.AddDays(-1)), Text(date.AddDays(1))]
        : [value];

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
