using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Questions;

/// <summary>Contexts to ask about: for each statement one in which its conditions hold, and those that differ from it by one key.</summary>
internal sealed partial class ContextSamples
{
    private const int Most = 300;

    private readonly Dictionary<string, List<ImmutableArray<string>>> candidates = new(StringComparer.OrdinalIgnoreCase);
    private readonly ImmutableDictionary<string, ImmutableArray<string>> variables;
    private readonly Dictionary<string, RequestContext> contexts = new(StringComparer.Ordinal);

    private ContextSamples(IReadOnlyList<CompiledStatement> statements, KnownFacts facts)
    {
        var conditioned = statements.SelectMany(statement => statement.Conditions).Select(condition => condition.Source.Key);
        variables = statements.SelectMany(ContextKeys.Of).Distinct(StringComparer.OrdinalIgnoreCase)
            .Except(conditioned, StringComparer.OrdinalIgnoreCase)
            .Where(key => !facts.Fixes(key))
            .ToImmutableDictionary(key => key, key => ImmutableArray.Create(facts.ValueOf(key)), StringComparer.OrdinalIgnoreCase)
            .SetItems(facts.All);
        foreach (var condition in statements.SelectMany(statement => statement.Conditions))
        {
            if (!candidates.TryGetValue(condition.Source.Key, out var values))
            {
                candidates[condition.Source.Key] = values = [[]];
            }

            if (facts.Fixes(condition.Source.Key))
            {
                values[0] = variables.GetValueOrDefault(condition.Source.Key, []);
                continue;
            }

            var samples = ConditionSamples.Of(condition.Source, facts).Distinct(StringComparer.Ordinal).ToList();
            values.AddRange(samples.Select(value => ImmutableArray.Create(value)));
            if (condition.Source.Operator.Qualifier != Documents.ConditionQualifier.None)
            {
                values.Add([.. samples]);
                values.Add([.. samples.Take(samples.Count - 1)]);
            }
        }
    }

    /// <summary>False where a statement's conditions hold in no sample, or there are too many: then the samples prove little.</summary>
    internal bool AreEnough { get; private set; } = true;

    internal IReadOnlyCollection<RequestContext> All => contexts.Values;

    internal static ContextSamples Of(IReadOnlyList<CompiledStatement> statements, KnownFacts facts)
    {
        var samples = new ContextSamples(statements, facts);
        samples.Build(statements);
        return samples;
    }

    /// <summary>The text with a sample in the place of each variable, which is what the contexts have for it too.</summary>
    internal static string Resolve(string text, KnownFacts facts) => Variables().Replace(text, variable => variable.Groups[1].Value switch
    {
        "*" or "?" or "$" => variable.Groups[1].Value,
        var key => facts.ValueOf(key.Trim()),
    });

    private void Build(IReadOnlyList<CompiledStatement> statements)
    {
        Add(variables);
        var holding = statements.Where(statement => statement.Conditions.Length > 0).Select(Holding).ToList();
        AreEnough = !holding.Contains(null);
        var found = holding.OfType<ImmutableDictionary<string, ImmutableArray<string>>>().ToList();
        foreach (var context in found)
        {
            Add(context);
        }

        // Two statements at once: a Deny within what an Allow grants.
        foreach (var (first, second) in found.SelectMany(first => found.Select(second => (first, second))).TakeWhile(_ => contexts.Count < Most))
        {
            Add(first.SetItems(second));
        }

        var others =
            from context in found.Append(variables)
            from candidate in candidates
            from value in candidate.Value
            select context.SetItem(candidate.Key, value);
        foreach (var context in others.TakeWhile(_ => contexts.Count < Most))
        {
            Add(context);
        }

        AreEnough &= contexts.Count < Most;
    }

    /// <summary>A context in which all of a statement's conditions hold; null where none is found.</summary>
    private ImmutableDictionary<string, ImmutableArray<string>>? Holding(CompiledStatement statement)
    {
        var context = variables;
        foreach (var key in statement.Conditions.GroupBy(condition => condition.Source.Key, StringComparer.OrdinalIgnoreCase))
        {
            // The key's own values first: that it may also be absent tells less. Conditions name few keys, and each is asked alone.
            var value = candidates[key.Key].Skip(1).Append(candidates[key.Key][0]).Select(value => (ImmutableArray<string>?)value)
                .FirstOrDefault(value => Make(context.SetItem(key.Key, value!.Value)) is var with && key.All(condition => condition.Holds(with)));
            if (value is null)
            {
                return null;
            }

            context = context.SetItem(key.Key, value.Value);
        }

        return context;
    }

    private void Add(ImmutableDictionary<string, ImmutableArray<string>> context)
    {
        var name = string.Join('\n', context.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .Select(pair => $"{pair.Key.ToLowerInvariant()}={string.Join('\t', pair.Value)}"));
        if (!contexts.ContainsKey(name))
        {
            contexts[name] = Make(context);
        }
    }

    private static RequestContext Make(ImmutableDictionary<string, ImmutableArray<string>> context) => new(context);

    [GeneratedRegex(@"\$\{([^},]*)[^}]*\}")]
    private static partial Regex Variables();
}
