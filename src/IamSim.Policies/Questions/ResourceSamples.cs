using IamSim.Policies.Evaluation;
using IamSim.Policies.Reference;

namespace IamSim.Policies.Questions;

/// <summary>
/// Resources to ask about: some that each pattern of a policy names, just does not name, or shares with another one, and one of each type that the
/// action has. Two policies that give all of them the same give all resources the same, but for patterns of a make that no sample was thought of for.
/// </summary>
internal static class ResourceSamples
{
    /// <summary>So many samples of patterns: what more there are could hide a difference.</summary>
    internal const int Most = 600;

    private const int Components = 6;

    // What a wildcard can stand for: something, nothing, something deeper.
    private static readonly string[] Fillings = ["x", "", "x/y"];

    private static readonly string[] OfComponents = ["arn", "aws", "service", "us-east-1", "123456789012"];

    /// <summary>Resources that the statements' patterns are about, of whatever type.</summary>
    internal static IReadOnlyList<string> OfPatterns(IEnumerable<CompiledStatement> statements, KnownFacts facts) =>
    [
        .. statements.SelectMany(statement => statement.Source.Resource?.Patterns ?? []).Select(pattern => pattern.Value).Distinct()
            .SelectMany(pattern => OfPattern(pattern, facts)).Distinct().Take(Most),
    ];

    /// <summary>Those of them that an action can be asked for on, and one of each of its types.</summary>
    internal static IReadOnlyList<string> For(KnownAction action, IReadOnlyList<string> ofPatterns)
    {
        if (action.IsKnown && action.Types.IsEmpty)
        {
            return ["*"];
        }

        var samples = action.IsKnown ? action.Types.Select(OfType) : ["*"];
        return [.. samples.Concat(ofPatterns.Where(action.CanHave)).Distinct()];
    }

    /// <summary>Resources that a pattern names.</summary>
    internal static IEnumerable<string> OfPattern(string pattern, KnownFacts facts)
    {
        var parts = Completed(pattern).Split(':', Components);
        if (parts.Length < Components)
        {
            return pattern == "*" ? ["*"] : Fillings.Select(filling => Fill(pattern, filling, facts));
        }

        var head = string.Join(':', parts.Take(Components - 1).Select((part, index) => part == "*" ? OfComponents[index] : Fill(part, "x", facts)));
        return Fillings.Select(filling => $"{head}:{Fill(parts[^1], filling, facts)}");
    }

    internal static string OfType(ResourceTypeInfo type) => ConditionKeyName.Variables().Replace(type.ArnPattern, variable => variable.Value switch
    {
        "${Partition}" => "aws",
        "${Region}" => "us-east-1",
        "${Account}" => "123456789012",
        _ => "other",
    });

    /// <summary>The text with samples in the place of variables and wildcards.</summary>
    internal static string Fill(string text, string filling, KnownFacts facts) =>
        ContextSamples.Resolve(text, facts).Replace("*", filling, StringComparison.Ordinal).Replace("?", "x", StringComparison.Ordinal);

    // As compiled patterns are: arn:aws:sqs means arn:aws:sqs:*:*:*.
    private static string Completed(string pattern)
    {
        var missing = pattern.StartsWith("arn:", StringComparison.Ordinal) ? Components - 1 - pattern.Count(character => character == ':') : 0;
        return missing > 0 ? pattern + string.Concat(Enumerable.Repeat(":*", missing)) : pattern;
    }
}
