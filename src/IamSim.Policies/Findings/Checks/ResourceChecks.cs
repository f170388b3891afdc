using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Matching;
using IamSim.Policies.Reference;

namespace IamSim.Policies.Findings.Checks;

/// <summary>Resources that none of the statement's actions can have, and actions that can have none of its resources.</summary>
internal static class ResourceChecks
{
    internal static void Check(StatementView view, FindingLog log)
    {
        if (view.Statement.Resource is not { IsNot: false } clause || view.NamesAllServices || view.Actions.Count == 0)
        {
            return;
        }

        for (var index = 0; index < clause.Patterns.Length; index++)
        {
            var (text, position) = (clause.Patterns[index].Value, clause.Patterns[index].Position);
            if (text != "*" && !view.Actions.Any(action => CanHave(action, text)))
            {
                log.Warning(
                    "UNSUPPORTED_RESOURCE_FOR_ACTION",
                    $"None of the statement's actions is about {text}: this resource means nothing here. {Hint(view.Actions)}",
                    position,
                    view.PathOf("Resource", index, clause.Patterns.Length));
            }
        }

        if (clause.Patterns.Any(pattern => pattern.Value == "*"))
        {
            return;
        }

        for (var index = 0; index < view.Statement.Action.Patterns.Length; index++)
        {
            var written = view.Statement.Action.Patterns[index];
            if (ActionReference.Default.FindAction(written.Value) is { ResourceTypes.IsEmpty: true } action)
            {
                log.Warning(
                    "ACTION_NEEDS_ALL_RESOURCES",
                    $"{action.FullName} has no resources: it is only allowed or denied by \"Resource\": \"*\". Give it a statement of its own.",
                    written.Position,
                    view.PathOf("Action", index, view.Statement.Action.Patterns.Length));
            }
        }
    }

    private static bool CanHave(ActionInfo action, string resource) =>
        action.ResourceTypes.Any(type => type.Type is null || Overlap(resource, type.Type.ArnWildcards));

    /// <summary>
    /// Whether some ARN may match both: each taken as a text that the other matches, the variables and wildcards of the one standing for anything. It
    /// errs towards yes.
    /// </summary>
    private static bool Overlap(string resource, string type)
    {
        var asked = ConditionKeyName.Variables().Replace(resource, "*").Split(':', 6);
        var known = type.Split(':', 6);
        return asked.Length < 6 || known.Length < 6 || !asked.Zip(known).Any(pair => !ComponentsOverlap(pair.First, pair.Second));
    }

    private static bool ComponentsOverlap(string first, string second)
    {
        // Up to the first wildcard of either both have to be the same; behind the last, likewise.
        var (start, end) = (Math.Min(Literal(first), Literal(second)), Math.Min(LiteralEnd(first), LiteralEnd(second)));
        return IsLiteral(first) && IsLiteral(second)
            ? first == second
            : IsLiteral(first) ? IsMatch(second, first)
            : IsLiteral(second) ? IsMatch(first, second)
            : first.AsSpan(0, start).SequenceEqual(second.AsSpan(0, start)) && first.AsSpan(first.Length - end).SequenceEqual(second.AsSpan(second.Length - end));
    }

    private static bool IsLiteral(string text) => !text.AsSpan().ContainsAny('*', '?');

    private static int Literal(string text) => text.AsSpan().IndexOfAny('*', '?') is var at and >= 0 ? at : text.Length;

    private static int LiteralEnd(string text) => text.Length - 1 - text.AsSpan().LastIndexOfAny('*', '?');

    private static bool IsMatch(string pattern, string text) => Pattern.Compile(pattern, PatternSyntax.Wildcards).IsMatch(text, RequestContext.Empty);

    private static string Hint(IReadOnlyList<ActionInfo> actions)
    {
        var forms = actions.SelectMany(action => action.ResourceTypes).Select(type => type.Type?.ArnPattern).OfType<string>().Distinct().Take(3).ToList();
        return forms.Count == 0 ? "They have no resources: use \"*\"." : $"They are about {string.Join(", ", forms)}.";
    }
}
