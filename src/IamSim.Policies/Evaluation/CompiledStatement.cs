using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation.Conditions;
using IamSim.Policies.Evaluation.Matching;

namespace IamSim.Policies.Evaluation;

/// <summary>A statement, compiled. Each element is asked here and nowhere else, whether a decision or an explanation wants to know.</summary>
internal sealed class CompiledStatement
{
    private readonly ActionPattern[] actions;
    private readonly PrincipalMatcher? principal;

    internal CompiledStatement(PolicyDocument document, int index)
    {
        Source = document.Statements[index];
        Index = index;
        var variables = document.Version == PolicyVersion.V20121017;
        actions = new ActionPattern[Source.Action.Patterns.Length];
        for (var at = 0; at < actions.Length; at++)
        {
            actions[at] = new ActionPattern(Source.Action.Patterns[at].Value);
        }

        Resources = new Pattern[Source.Resource?.Patterns.Length ?? 0];
        for (var at = 0; at < Resources.Length; at++)
        {
            Resources[at] = ResourcePattern.Compile(Source.Resource!.Patterns[at].Value, variables);
        }

        principal = Source.Principal is { } clause ? new PrincipalMatcher(clause, Source) : null;
        Conditions = new CompiledCondition[Source.Conditions.Length];
        for (var at = 0; at < Conditions.Length; at++)
        {
            Conditions[at] = ConditionCompiler.Compile(Source.Conditions[at], variables);
        }
    }

    internal PolicyStatement Source { get; }

    /// <summary>Its place in the document, from 0.</summary>
    internal int Index { get; }

    internal bool IsAllow => Source.Effect == PolicyEffect.Allow;

    internal Pattern[] Resources { get; }

    internal CompiledCondition[] Conditions { get; }

    /// <summary>True where single patterns of <see cref="Resources"/> can be indexed: whichever matches, the element matches.</summary>
    internal bool HasResourcePatterns => Source.Resource is { IsNot: false };

    internal bool MatchesAction(string actionInLowerCase)
    {
        foreach (var pattern in actions)
        {
            if (pattern.IsMatch(actionInLowerCase))
            {
                return !Source.Action.IsNot;
            }
        }

        return Source.Action.IsNot;
    }

    /// <summary>Whether the resource is meant. A policy without <c>Resource</c> speaks of the resource that it is attached to.</summary>
    internal bool MatchesResource(string resource, RequestContext context)
    {
        if (Source.Resource is not { } clause)
        {
            return true;
        }

        foreach (var pattern in Resources)
        {
            if (pattern.IsMatch(resource, context))
            {
                return !clause.IsNot;
            }
        }

        return clause.IsNot;
    }

    /// <summary>How the principal is named; a policy without <c>Principal</c> speaks of whoever it is attached to.</summary>
    internal PrincipalMatch MatchPrincipal(RequestPrincipal asks, bool hasBoundary) =>
        principal?.Match(asks, hasBoundary) ?? PrincipalMatch.Direct;

    internal bool ConditionsHold(RequestContext context)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Holds(context))
            {
                return false;
            }
        }

        return true;
    }
}
