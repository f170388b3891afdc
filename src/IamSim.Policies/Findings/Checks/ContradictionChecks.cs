using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation.Conditions;
using IamSim.Policies.Evaluation.Matching;
using static IamSim.Policies.Documents.ConditionComparison;

namespace IamSim.Policies.Findings.Checks;

/// <summary>Conditions of one statement that no request fulfils together.</summary>
internal static class ContradictionChecks
{
    internal static void Check(StatementView view, FindingLog log)
    {
        foreach (var group in view.Statement.Conditions.GroupBy(condition => condition.Key, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            var conditions = group.Where(condition => condition.Operator.Qualifier == ConditionQualifier.None).ToList();
            if (conditions.Count > 1 && Contradiction(conditions) is { } reason)
            {
                var last = conditions[^1];
                log.Error(
                    "CONDITION_IMPOSSIBLE",
                    $"No request fulfils the statement: {reason}.",
                    last.Position,
                    $"{view.Path}.Condition.{last.Operator}.{last.Key}");
            }
        }
    }

    private static string? Contradiction(List<PolicyCondition> conditions)
    {
        var key = conditions[0].Key;
        var needs = conditions.Where(NeedsKey).ToList();
        if (needs.Count > 0 && conditions.Exists(condition => condition.Operator.Comparison == Null && condition.Values.All(value => IsTrue(value.Text))))
        {
            return $"{key} has to be missing by Null, and present by {needs[0].Operator}";
        }

        var exact = conditions.Where(condition => condition.Operator.Comparison == StringEquals && !condition.Operator.IfExists && condition.Values.All(IsLiteral)).ToList();
        foreach (var equal in exact)
        {
            var other = conditions.Find(condition => condition != equal && equal.Values.All(value => !Accepts(condition, value.Text)));
            if (other is not null)
            {
                return $"none of the values of {key} that {equal.Operator} takes fulfils {other.Operator}";
            }
        }

        return Range(conditions, NumericLessThan, value => ConditionValues.Number(value) is { IsValid: true } number ? number.Value : null)
            ?? Range(conditions, DateLessThan, value => ConditionValues.Date(value) is { IsValid: true } date ? date.Value.ToUnixTimeMilliseconds() : null)
            ?? Booleans(conditions);
    }

    private static bool NeedsKey(PolicyCondition condition) =>
        !condition.Operator.IfExists && condition.Operator.Comparison != Null && !condition.Operator.Comparison.ToString().Contains("Not", StringComparison.Ordinal);

    private static bool IsLiteral(ConditionValue value) => !value.Text.Contains("${", StringComparison.Ordinal);

    // What a text condition says of one value; any other kind is taken to say yes.
    private static bool Accepts(PolicyCondition condition, string value)
    {
        if (!condition.Values.All(IsLiteral))
        {
            return true;
        }

        return condition.Operator.Comparison switch
        {
            StringEquals => condition.Values.Any(other => other.Text == value),
            StringNotEquals => condition.Values.All(other => other.Text != value),
            StringEqualsIgnoreCase => condition.Values.Any(other => other.Text.Equals(value, StringComparison.OrdinalIgnoreCase)),
            StringLike => condition.Values.Any(other => IsLike(other.Text, value)),
            StringNotLike => !condition.Values.Any(other => IsLike(other.Text, value)),
            _ => true,
        };
    }

    private static bool IsLike(string pattern, string value) =>
        Pattern.Compile(pattern, PatternSyntax.Wildcards).IsMatch(value, Evaluation.RequestContext.Empty);

    // The four comparisons follow each other in the enumeration: less, less or equal, greater, greater or equal.
    private static string? Range(List<PolicyCondition> conditions, ConditionComparison less, Func<string, decimal?> read)
    {
        var (below, isBelowOpen) = (decimal.MaxValue, false);
        var (above, isAboveOpen) = (decimal.MinValue, false);
        foreach (var condition in conditions.Where(condition => NeedsKey(condition) && condition.Operator.Comparison >= less && condition.Operator.Comparison <= less + 3))
        {
            var values = condition.Values.Select(value => read(value.Text)).OfType<decimal>().ToList();
            if (values.Count == 0)
            {
                continue;
            }

            // Of several values one is enough, so the widest counts.
            var isUpper = condition.Operator.Comparison <= less + 1;
            var isOpen = condition.Operator.Comparison == less || condition.Operator.Comparison == less + 2;
            if (isUpper && values.Max() < below)
            {
                (below, isBelowOpen) = (values.Max(), isOpen);
            }
            else if (!isUpper && values.Min() > above)
            {
                (above, isAboveOpen) = (values.Min(), isOpen);
            }
        }

        return above > below || (above == below && (isBelowOpen || isAboveOpen)) ? $"the bounds of {conditions[0].Key} leave nothing between them" : null;
    }

    private static string? Booleans(List<PolicyCondition> conditions)
    {
        var asked = conditions.Where(condition => condition.Operator is { Comparison: Bool, IfExists: false } && condition.Values.Length == 1)
            .Select(condition => IsTrue(condition.Values[0].Text)).Distinct().Count();
        return asked > 1 ? $"{conditions[0].Key} can't be true and false" : null;
    }

    private static bool IsTrue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase);
}
