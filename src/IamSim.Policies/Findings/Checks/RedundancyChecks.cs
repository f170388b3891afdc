using System.Collections.Immutable;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation.Matching;

namespace IamSim.Policies.Findings.Checks;

/// <summary>What could be left out without any change: items that another item covers, statements that another statement covers.</summary>
internal static class RedundancyChecks
{
    // Comparing each with each: beyond this a document takes more time than the advice is worth.
    private const int MostCompared = 300;

    internal static void Check(PolicyDocument document, FindingLog log)
    {
        var statements = document.Statements;
        for (var index = 0; index < statements.Length; index++)
        {
            var path = PolicyPath.Statement(index);
            CheckItems(statements[index].Action, "Action", path, CoversAction, "REDUNDANT_ACTION", log);
            if (statements[index].Resource is { } resource)
            {
                CheckItems(resource, "Resource", path, CoversResource, "REDUNDANT_RESOURCE", log);
            }
        }

        for (var index = 0; index < Math.Min(statements.Length, MostCompared); index++)
        {
            for (var other = 0; other < Math.Min(statements.Length, MostCompared); other++)
            {
                // Of two that are the same, the later is the one to leave out.
                if (other != index && Covers(statements[other], statements[index]) && (other < index || !Covers(statements[index], statements[other])))
                {
                    log.Suggest(
                        "REDUNDANT_STATEMENT",
                        $"Statement[{other}] says this already. Leave one out.",
                        statements[index].Position,
                        PolicyPath.Statement(index));
                    break;
                }
            }
        }
    }

    private static void CheckItems(PatternClause clause, string element, string path, Func<string, string, bool> covers, string code, FindingLog log)
    {
        var items = clause.Patterns;
        for (var index = 0; index < Math.Min(items.Length, MostCompared); index++)
        {
            for (var other = 0; other < Math.Min(items.Length, MostCompared); other++)
            {
                if (other != index && covers(items[other].Value, items[index].Value) && (other < index || !covers(items[index].Value, items[other].Value)))
                {
                    log.Suggest(
                        code,
                        $"{items[other].Value} covers {items[index].Value} already.",
                        items[index].Position,
                        PolicyPath.Item($"{path}.{(clause.IsNot ? "Not" : "")}{element}", index));
                    break;
                }
            }
        }
    }

    private static bool Covers(PolicyStatement wide, PolicyStatement narrow) =>
        wide.Effect == narrow.Effect
        && IsSamePrincipal(wide.Principal, narrow.Principal)
        && Covers(wide.Action, narrow.Action, CoversAction)
        && (wide.Resource, narrow.Resource) switch
        {
            (null, null) => true,
            ({ } first, { } second) => Covers(first, second, CoversResource),
            _ => false,
        }
        && wide.Conditions.All(condition => narrow.Conditions.Any(other => IsSame(condition, other)));

    private static bool Covers(PatternClause wide, PatternClause narrow, Func<string, string, bool> covers) =>
        !wide.IsNot && !narrow.IsNot && narrow.Patterns.All(item => wide.Patterns.Any(other => covers(other.Value, item.Value)));

    private static bool CoversAction(string wide, string narrow) => CoversText(wide.ToLowerInvariant(), narrow.ToLowerInvariant());

    private static bool CoversResource(string wide, string narrow) =>
        wide == narrow || wide == "*" || (!wide.Contains("${", StringComparison.Ordinal) && CoversText(wide, narrow));

    // A pattern that matches the other's text, wildcards taken as characters, matches whatever the other matches: but for "?", which takes no "*".
    private static bool CoversText(string wide, string narrow) =>
        wide == narrow
        || (!wide.Contains('?') && Pattern.Compile(wide, PatternSyntax.Wildcards).IsMatch(narrow, Evaluation.RequestContext.Empty));

    private static bool IsSamePrincipal(PrincipalClause? first, PrincipalClause? second) =>
        first is null || second is null
            ? first is null && second is null
            : first.IsNot == second.IsNot && Names(first).SetEquals(Names(second));

    private static ImmutableHashSet<(PrincipalKind, string)> Names(PrincipalClause clause) =>
        [.. clause.Principals.Select(principal => (principal.Kind, principal.Value))];

    private static bool IsSame(PolicyCondition first, PolicyCondition second) =>
        first.Operator == second.Operator
        && first.Key.Equals(second.Key, StringComparison.OrdinalIgnoreCase)
        && first.Values.Select(value => value.Text).ToHashSet(StringComparer.Ordinal).SetEquals(second.Values.Select(value => value.Text));
}
