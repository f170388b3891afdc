using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Questions;

/// <summary>What all actions that the same statements match are asked with: made once for them all.</summary>
internal sealed class StatementSamples
{
    internal StatementSamples(IReadOnlyList<CompiledStatement> statements, KnownFacts facts)
    {
        Statements = statements;
        Resources = ResourceSamples.OfPatterns(statements, facts);
        var contexts = ContextSamples.Of(statements, facts);
        Contexts = [.. contexts.All];
        AreEnough = contexts.AreEnough && Resources.Count < ResourceSamples.Most;
    }

    internal IReadOnlyList<CompiledStatement> Statements { get; }

    internal IReadOnlyList<string> Resources { get; }

    internal IReadOnlyList<RequestContext> Contexts { get; }

    /// <summary>False where the samples prove little.</summary>
    internal bool AreEnough { get; }
}
