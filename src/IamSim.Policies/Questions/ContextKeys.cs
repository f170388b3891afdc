using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Matching;

namespace IamSim.Policies.Questions;

/// <summary>The context keys that policies speak of, in conditions and as policy variables.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html">IAM: GetContextKeysForCustomPolicy</see>
/// </remarks>
public static class ContextKeys
{
    /// <summary>Each key once, as first written, in the order of the policies. Key names have no case.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<CompiledPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        var keys = new List<string>();
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var statement in policies.SelectMany(policy => policy.Statements))
        {
            foreach (var key in Of(statement).Where(known.Add))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    internal static IEnumerable<string> Of(CompiledStatement statement) =>
        VariablesOf(statement.Resources.SelectMany(pattern => pattern.Variables))
            .Concat(statement.Conditions.SelectMany(condition => VariablesOf(condition.Variables).Prepend(condition.Source.Key)));

    private static IEnumerable<string> VariablesOf(IEnumerable<PatternPart> parts) => parts.Select(part => part.Variable!);
}
