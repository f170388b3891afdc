using IamSim.Policies.Documents;

namespace IamSim.Policies.Tests.Documents;

/// <summary>A document's content as lines, without positions: equal lines, equal documents.</summary>
internal static class PolicyDescription
{
    internal static string Of(PolicyDocument document) =>
        string.Join('\n', document.Statements.Select(Of).Prepend($"{document.StatedVersion}|{document.Id?.Value}"));

    private static string Of(PolicyStatement statement) => Of(
        statement.Sid?.Value,
        statement.Effect.ToString(),
        statement.Principal?.Principals.Select(principal => $"{statement.Principal.IsNot}:{principal.Kind}:{principal.Value}") ?? [],
        (statement.Action.IsNot, statement.Action.Patterns.Select(pattern => pattern.Value)),
        statement.Resource is { } resource ? (resource.IsNot, resource.Patterns.Select(pattern => pattern.Value)) : null,
        statement.Conditions.Select(condition =>
            (condition.Operator.ToString(), condition.Key, condition.Values.Select(value => value.Text))));

    internal static string Of(
        string? sid,
        string effect,
        IEnumerable<string> principals,
        (bool IsNot, IEnumerable<string> Patterns) action,
        (bool IsNot, IEnumerable<string> Patterns)? resource,
        IEnumerable<(string Operator, string Key, IEnumerable<string> Values)> conditions) =>
        string.Join(
            '|',
            sid is null ? "-" : $"sid {sid}",
            effect,
            string.Join(',', principals),
            Of(action),
            resource is { } clause ? Of(clause) : "-",
            string.Join(
                ',',
                conditions.Select(condition => $"{condition.Operator}({condition.Key}: {string.Join(';', condition.Values)})")));

    private static string Of((bool IsNot, IEnumerable<string> Patterns) clause) => $"{clause.IsNot} {string.Join(',', clause.Patterns)}";
}
