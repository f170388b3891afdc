using IamSim.Policies.Documents;
using IamSim.Policies.Reference;

namespace IamSim.Policies.Findings.Checks;

/// <summary>Condition keys that do not exist, that the statement's requests never have, or whose type the operator can't compare.</summary>
internal static class ConditionKeyChecks
{
    // What AWS says is of older use only, and what to use instead.
    private static readonly Dictionary<string, string> Deprecated = new(StringComparer.OrdinalIgnoreCase) { ["aws:PrincipalServiceNames"] = "aws:PrincipalServiceNamesList" };

    internal static void Check(StatementView view, FindingLog log)
    {
        foreach (var condition in view.Statement.Conditions)
        {
            var path = $"{view.Path}.Condition.{condition.Operator}.{condition.Key}";
            if (Deprecated.TryGetValue(condition.Key, out var instead))
            {
                log.Warning("DEPRECATED_GLOBAL_CONDITION_KEY", $"{condition.Key} is out of use. Use {instead}.", condition.Position, path);
                continue;
            }

            var known = ActionReference.Default.FindConditionKey(condition.Key);
            if (known is null)
            {
                CheckUnknown(condition, path, log);
                continue;
            }

            CheckOperator(condition, known, path, log);
            CheckQualifier(view, condition, known, path, log);
            if (!known.IsGlobal && !view.NamesAllServices && view.Actions.Count > 0 && !view.Actions.Any(action => action.HasConditionKey(condition.Key)))
            {
                log.Warning(
                    "UNSUPPORTED_CONDITION_KEY_FOR_ACTION",
                    $"Requests for the statement's actions never have {condition.Key}: the condition {(HoldsWithout(condition) ? "always holds" : "never holds")}.",
                    condition.Position,
                    path);
            }
            else if (known.IsTemplate && IsTagKey(condition.Key) && !view.NamesAllServices && view.Actions.Count > 0
                && !condition.Key.StartsWith("aws:PrincipalTag/", StringComparison.OrdinalIgnoreCase)
                && !view.Actions.Any(action => action.HasConditionKey(condition.Key)))
            {
                log.Warning(
                    view.IsAllow ? "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE" : "DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
                    $"None of the statement's actions is known to have {condition.Key}: the condition {(HoldsWithout(condition) ? "always holds" : "never holds")}.",
                    condition.Position,
                    path);
            }
        }
    }

    private static void CheckUnknown(PolicyCondition condition, string path, FindingLog log)
    {
        var prefix = condition.Key.Split(':', 2)[0];
        if (prefix.Equals("aws", StringComparison.OrdinalIgnoreCase))
        {
            var global = ActionReference.GlobalKeys.Select(key => key.Name);
            log.Error("INVALID_GLOBAL_CONDITION_KEY", $"There is no global condition key {condition.Key}.{ActionChecks.Guess(condition.Key, global)}", condition.Position, path);
        }
        else if (ActionReference.Default.FindService(prefix) is { } service)
        {
            var own = service.ConditionKeys.Select(key => key.Name);
            log.Error("INVALID_SERVICE_CONDITION_KEY", $"{service.Name} has no condition key {condition.Key}.{ActionChecks.Guess(condition.Key, own)}", condition.Position, path);
        }
        else if (!condition.Key.Contains('.'))
        {
            // With a point it may be a key of an OpenID provider, which is named by its URL.
            log.Error("INVALID_CONDITION_KEY_FORMAT", $"{condition.Key} is the key of no service: a key is written service:Key.", condition.Position, path);
        }
    }

    private static void CheckOperator(PolicyCondition condition, ConditionKeyInfo key, string path, FindingLog log)
    {
        if (condition.Operator.Comparison == ConditionComparison.Null)
        {
            return;
        }

        var compares = TypeOf(condition.Operator.Comparison);
        var fits = key.Type switch
        {
            ConditionKeyType.String => compares is ConditionKeyType.String or ConditionKeyType.Arn or ConditionKeyType.Binary,

            // Texts of ARNs, addresses and Booleans may be compared as texts, which is weaker and common.
            ConditionKeyType.Arn or ConditionKeyType.Bool => compares == key.Type || compares == ConditionKeyType.String,

            // aws:EpochTime is a number of seconds and a date.
            ConditionKeyType.Date or ConditionKeyType.Numeric => compares is ConditionKeyType.Date or ConditionKeyType.Numeric,
            _ => compares == key.Type,
        };
        if (!fits)
        {
            log.Error(
                "TYPE_MISMATCH",
                $"{condition.Key} is of type {key.Type}; {condition.Operator.Comparison} compares {compares}. Use an operator of its type.",
                condition.Position,
                path);
        }
    }

    private static void CheckQualifier(StatementView view, PolicyCondition condition, ConditionKeyInfo key, string path, FindingLog log)
    {
        var isSet = condition.Operator.Qualifier != ConditionQualifier.None;
        if (condition.Operator.Comparison == ConditionComparison.Null)
        {
            if (isSet)
            {
                log.Suggest("NULL_WITH_QUALIFIER", "Null asks whether the key is there; a set operator adds nothing.", condition.Position, path);
            }

            return;
        }

        if (condition.Operator.Qualifier == ConditionQualifier.ForAllValues && !key.IsMultivalued)
        {
            log.Security(
                "FORALLVALUES_WITH_SINGLE_VALUED_KEY",
                $"{condition.Key} has one value: ForAllValues also holds where the request lacks it. Use {condition.Operator.Comparison} alone.",
                condition.Position,
                path);
        }
        else if (condition.Operator.Qualifier == ConditionQualifier.ForAllValues && view.IsAllow && !HasNullCheck(view, condition.Key))
        {
            log.Security(
                "FORALLVALUES_WITHOUT_NULL_CHECK",
                $"ForAllValues also holds where the request lacks {condition.Key}. Add \"Null\": {{ \"{condition.Key}\": \"false\" }} where it has to be there.",
                condition.Position,
                path);
        }
        else if (isSet && !key.IsMultivalued)
        {
            log.Warning("SET_OPERATOR_WITH_SINGLE_VALUED_KEY", $"{condition.Key} has one value: a set operator adds nothing.", condition.Position, path);
        }
        else if (!isSet && key.IsMultivalued)
        {
            log.Warning(
                "MULTIVALUED_KEY_WITHOUT_SET_OPERATOR",
                $"{condition.Key} may have several values. Say ForAnyValue or ForAllValues.",
                condition.Position,
                path);
        }
    }

    private static bool HasNullCheck(StatementView view, string key) => view.Statement.Conditions.Any(other =>
        other.Operator.Comparison == ConditionComparison.Null && other.Key.Equals(key, StringComparison.OrdinalIgnoreCase)
        && other.Values.Any(value => value.Text.Equals("false", StringComparison.OrdinalIgnoreCase)));

    private static bool IsTagKey(string key) => key.Contains("Tag/", StringComparison.OrdinalIgnoreCase) || key.EndsWith(":TagKeys", StringComparison.OrdinalIgnoreCase);

    private static bool HoldsWithout(PolicyCondition condition) => condition.Operator.IfExists
        || condition.Operator.Qualifier == ConditionQualifier.ForAllValues
        || (condition.Operator.Qualifier == ConditionQualifier.None && condition.Operator.Comparison.ToString().Contains("Not", StringComparison.Ordinal))
        || (condition.Operator.Comparison == ConditionComparison.Null && condition.Values.Any(value => value.Text.Equals("true", StringComparison.OrdinalIgnoreCase)));

    private static ConditionKeyType TypeOf(ConditionComparison comparison) => comparison switch
    {
        <= ConditionComparison.StringNotLike => ConditionKeyType.String,
        <= ConditionComparison.NumericGreaterThanEquals => ConditionKeyType.Numeric,
        <= ConditionComparison.DateGreaterThanEquals => ConditionKeyType.Date,
        ConditionComparison.Bool => ConditionKeyType.Bool,
        ConditionComparison.BinaryEquals => ConditionKeyType.Binary,
        ConditionComparison.IpAddress or ConditionComparison.NotIpAddress => ConditionKeyType.IpAddress,
        _ => ConditionKeyType.Arn,
    };
}
