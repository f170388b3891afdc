using IamSim.Policies.Documents;
using IamSim.Policies.Reference;
using static IamSim.Policies.Documents.ConditionComparison;

namespace IamSim.Policies.Findings.Checks;

/// <summary>Policy variables that are none: in the older language, under other operators, of keys that do not exist.</summary>
internal static class VariableChecks
{
    internal static void Check(StatementView view, FindingLog log)
    {
        if (view.Statement.Resource is { } resource)
        {
            var element = resource.IsNot ? "NotResource" : "Resource";
            for (var index = 0; index < resource.Patterns.Length; index++)
            {
                Check(view, resource.Patterns[index].Value, resource.Patterns[index].Position, view.PathOf(element, index, resource.Patterns.Length), isLive: true, log);
            }
        }

        foreach (var condition in view.Statement.Conditions)
        {
            var isLive = condition.Operator.Comparison is <= StringNotLike or ArnEquals or ArnLike or ArnNotEquals or ArnNotLike;
            foreach (var value in condition.Values)
            {
                Check(view, value.Text, value.Position, $"{view.Path}.Condition.{condition.Operator}.{condition.Key}", isLive, log);
            }
        }
    }

    private static void Check(StatementView view, string text, TextPosition position, string path, bool isLive, FindingLog log)
    {
        var variables = ConditionKeyName.Variables().Matches(text);
        if (variables.Count == 0)
        {
            return;
        }

        if (!isLive)
        {
            log.Error("INVALID_VARIABLE_FOR_OPERATOR", "Policy variables work with String and Arn operators only: here this is plain text.", position, path);
            return;
        }

        if (view.Document.Version != PolicyVersion.V20121017)
        {
            log.Warning("VARIABLE_IN_OLD_VERSION", $"{variables[0].Value} is plain text in version 2008-10-17. Add \"Version\": \"2012-10-17\".", position, path);
            return;
        }

        foreach (var name in variables.Select(variable => variable.Value[2..^1].Split(',')[0].Trim()).Where(name => name is not ("*" or "?" or "$")))
        {
            // A key with a point may be an OpenID provider's.
            if (ActionReference.Default.FindConditionKey(name) is null && !name.Contains('.'))
            {
                var guess = ActionChecks.Guess(name, ActionReference.GlobalKeys.Select(key => key.Name));
                log.Error("INVALID_POLICY_VARIABLE", $"There is no condition key {name}: the variable never has a value and matches nothing.{guess}", position, path);
            }
        }
    }
}
