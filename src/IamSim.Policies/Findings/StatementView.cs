using IamSim.Policies.Documents;
using IamSim.Policies.Reference;

namespace IamSim.Policies.Findings;

/// <summary>A statement and what the action reference knows of its actions.</summary>
internal sealed class StatementView
{
    private readonly Lazy<IReadOnlyList<ActionInfo>> actions;

    internal StatementView(PolicyDocument document, int index)
    {
        Document = document;
        Statement = document.Statements[index];
        Path = PolicyPath.Statement(index);
        actions = new(() => NamesAllServices
            ? []
            : [.. Statement.Action.Patterns.SelectMany(pattern => ActionReference.Default.Expand(pattern.Value)).DistinctBy(action => action.FullName)]);
    }

    internal PolicyDocument Document { get; }

    internal PolicyStatement Statement { get; }

    internal string Path { get; }

    internal bool IsAllow => Statement.Effect == PolicyEffect.Allow;

    /// <summary>The actions that <c>Action</c> names; none where it is for whole services at large or says <c>NotAction</c>.</summary>
    internal IReadOnlyList<ActionInfo> Actions => actions.Value;

    /// <summary>True where what it is about can't be listed: <c>NotAction</c>, <c>*</c>, a wildcard in the service.</summary>
    internal bool NamesAllServices =>
        Statement.Action.IsNot || Statement.Action.Patterns.Any(pattern => pattern.Value.Split(':', 2)[0].AsSpan().ContainsAny('*', '?'));

    internal bool AllowsAction(string action) =>
        IsAllow && !Statement.Action.IsNot && Statement.Action.Patterns.Any(pattern => Matches(pattern.Value, action));

    internal bool IsForAnyResource => Statement.Resource is { IsNot: false } clause && clause.Patterns.Any(pattern => pattern.Value == "*");

    internal bool HasCondition(string key) => Statement.Conditions.Any(condition => condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>The path of an item: a list's items are numbered, a single value is the element itself.</summary>
    internal string PathOf(string element, int index, int count) => count == 1 ? $"{Path}.{element}" : PolicyPath.Item($"{Path}.{element}", index);

    internal static bool Matches(string pattern, string action) =>
        new Evaluation.Matching.ActionPattern(pattern).IsMatch(action.ToLowerInvariant());
}
