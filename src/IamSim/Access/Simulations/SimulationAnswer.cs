using System.Collections.Immutable;
using System.Text.Json;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;
using IamSim.Policies.Simulation;

namespace IamSim.Access.Simulations;

/// <summary>The answer to several simulated requests, in their order.</summary>
public sealed record SimulationAnswer(IReadOnlyList<SimulatedResult> Results);

/// <summary>What one request gets.</summary>
/// <param name="Decision">Allowed if each of its resources is.</param>
/// <param name="DecidedBy">The kind of policies that decided.</param>
/// <param name="Resources">Each resource's own decision.</param>
/// <param name="Explanation">The deciding resource's story, where one was asked for.</param>
public sealed record SimulatedResult(
    Verdict Decision, PolicyLayerKind DecidedBy, IReadOnlyList<SimulatedResourceResult> Resources, ExplanationView? Explanation)
{
    internal static SimulatedResult Of(SimulationResult result) => new(
        result.Decision.Verdict,
        result.Decision.DecidedBy,
        [.. result.Resources.Select(each => SimulatedResourceResult.Of(each, isOneOfSeveral: result.Resources.Length > 1))],
        ExplanationView.Of(result.Explanation));
}

/// <summary>What the request gets on one resource.</summary>
/// <param name="Arn">The resource.</param>
/// <param name="Decision">The decision.</param>
/// <param name="DecidedBy">The kind of policies that decided.</param>
/// <param name="Explanation">Its story, where one was asked for and there are several resources.</param>
public sealed record SimulatedResourceResult(string Arn, Verdict Decision, PolicyLayerKind DecidedBy, ExplanationView? Explanation)
{
    internal static SimulatedResourceResult Of(ResourceResult result, bool isOneOfSeveral) => new(
        result.Arn, result.Decision.Verdict, result.Decision.DecidedBy, isOneOfSeveral ? ExplanationView.Of(result.Explanation) : null);
}

/// <summary>The story of a decision.</summary>
/// <param name="Sentence">In a sentence.</param>
/// <param name="Layers">Each kind of policies, and each of their statements.</param>
/// <param name="MissingContextKeys">The context keys that statements on this action and resource ask for and the request lacks.</param>
/// <param name="SmallestStatement">The smallest statement that would allow the request; absent where no one statement would.</param>
public sealed record ExplanationView(
    string Sentence, ImmutableArray<LayerExplanation> Layers, ImmutableArray<string> MissingContextKeys, JsonElement? SmallestStatement)
{
    internal static ExplanationView? Of(Explanation? explanation) => explanation is null ? null : new(
        explanation.Sentence, explanation.Layers, explanation.MissingContextKeys, explanation.SmallestStatement is { } text ? Parse(text) : null);

    private static JsonElement Parse(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }
}
