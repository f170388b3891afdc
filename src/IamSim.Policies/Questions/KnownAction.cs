using System.Collections.Immutable;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Reference;

namespace IamSim.Policies.Questions;

/// <summary>An action to ask about: one of the reference, or what a policy says that matches none of it.</summary>
/// <param name="Name">As AWS spells it, <c>s3:GetObject</c>; a pattern that matches no action of the reference stands for itself.</param>
/// <param name="Info">What the reference says; null where it does not know the action.</param>
internal sealed record KnownAction(string Name, ActionInfo? Info)
{
    internal bool IsKnown => Info is not null;

    internal string Service => Info?.Service ?? Name.Split(':', 2)[0].ToLowerInvariant();

    internal string NameInLowerCase { get; } = Name.ToLowerInvariant();

    /// <summary>What it can be limited to; none: the action has the one resource <c>*</c>, or nobody knows.</summary>
    internal ImmutableArray<ResourceTypeInfo> Types { get; } =
        Info is null ? [] : [.. Info.ResourceTypes.Select(resource => resource.Type).OfType<ResourceTypeInfo>()];

    /// <summary>Actions of one service with the same types are alike for every question about resources.</summary>
    internal string Kind { get; } = Info is null
        ? Name
        : $"{Info.Service} {string.Join(',', Info.ResourceTypes.Select(resource => resource.Name).Order(StringComparer.Ordinal))}";

    /// <summary>All actions of the reference, and what else the policies name.</summary>
    internal static IEnumerable<KnownAction> All(ActionReference reference, IEnumerable<CompiledStatement> statements)
    {
        foreach (var action in reference.Services.SelectMany(service => service.Actions))
        {
            yield return new KnownAction(action.FullName, action);
        }

        var named = statements.SelectMany(statement => statement.Source.Action.Patterns).Select(pattern => pattern.Value);
        foreach (var pattern in named.Distinct(StringComparer.OrdinalIgnoreCase).Where(pattern => !reference.Expand(pattern).Any()))
        {
            yield return new KnownAction(pattern, null);
        }
    }

    /// <summary>
    /// Whether the action can be asked for on a resource. An ARN is of the type that says most of it: a bucket's pattern also fits its objects.
    /// </summary>
    internal bool CanHave(string arn)
    {
        if (!IsKnown)
        {
            return true;
        }

        if (!Types.Any(type => type.Matches(arn)))
        {
            return false;
        }

        var types = ActionReference.Default.FindService(Service)?.ResourceTypes.Where(type => type.Matches(arn)).ToList() ?? [];
        var most = types.Select(LiteralsOf).DefaultIfEmpty().Max();
        return types.Count == 0 || types.Exists(type => LiteralsOf(type) == most && Types.Contains(type));
    }

    private static int LiteralsOf(ResourceTypeInfo type) => type.ArnWildcards.Count(character => character != '*');
}
