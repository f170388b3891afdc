using System.Collections.Immutable;

namespace IamSim.Policies.Evaluation.Index;

/// <summary>The statements of a layer that speak of one action.</summary>
internal sealed class ActionView
{
    internal ActionView(ImmutableArray<AttachedPolicy> policies, string actionInLowerCase)
    {
        var denies = new List<CompiledStatement>();
        var allows = new List<CompiledStatement>();
        foreach (var policy in policies)
        {
            foreach (var statement in policy.Policy.Statements)
            {
                if (statement.MatchesAction(actionInLowerCase))
                {
                    (statement.IsAllow ? allows : denies).Add(statement);
                }
            }
        }

        Denies = new ResourceIndex(denies);
        Allows = new ResourceIndex(allows);
    }

    internal ResourceIndex Denies { get; }

    internal ResourceIndex Allows { get; }
}
