using System.Collections.Immutable;
using System.Text.Json;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;
using IamSim.Policies.Simulation;

namespace IamSim.Access.Simulations;

/// <summary>What the requests get, in the order asked.</summary>
public sealed record SimulationAnswers(IReadOnlyList<SimulationAnswer> Results);

/// <summary>What one request gets.</summary>
/// <param name="Decision">allowed, explicitDeny or implicitDeny.</param>
/// <param name="DecidedBy">The kind of policies that decided.</param>
/// <param name="Resources">What it gets on each resource; the request needs all of them.</param>
/// <param name="Explanation">The deciding resource's story, where one was asked for.</param>
public sealed record SimulationAnswer(
    Verdict Decision, PolicyLayerKind DecidedBy, IReadOnlyList<ResourceAnswer> Resources, ExplanationAnswer? Explanation)
{
    internal static SimulationAnswer Of(SimulationResult result)
    {
        var isSeveral = result.Resources.Length > 1;
        return new(
            result.Decision.Verdict,
            result.Decision.DecidedBy,
            [.. result.Resources.Select(resource => new ResourceAnswer(
                resource.Arn,
                resource.Decision.Verdict,
                resource.Decision.DecidedBy,
                isSeveral ? ExplanationAnswer.Of(resource.Explanation) : null))],
            ExplanationAnswer.Of(result.Explanation));
    }
}

/// <summary>What a request gets on one resource; with its own story where there are several.</summary>
public sealed record ResourceAnswer(string Arn, Verdict Decision, PolicyLayerKind DecidedBy, ExplanationAnswer? Explanation);

/// <summary>Why.</summary>
/// <param name="Sentence">In a sentence.</param>
/// <param name="Layers">What each kind of policies says, and each statement that was looked at.</param>
/// <param name="MissingContextKeys">The context keys that were asked for and that the request lacks.</param>
/// <param name="SmallestStatement">The smallest statement that would allow the request, where one could.</param>
public sealed record ExplanationAnswer(
    string Sentence, ImmutableArray<LayerExplanation> Layers, ImmutableArray<string> MissingContextKeys, JsonElement? SmallestStatement)
{
    internal static ExplanationAnswer? Of(Explanation? explanation) => explanation is null ? null : new(
        explanation.Sentence,
        explanation.Layers,
        explanation.MissingContextKeys,
        explanation.SmallestStatement is { } statement ? JsonElement.Parse(statement) : null);
}
