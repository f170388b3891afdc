using System.Collections.Immutable;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Questions;

/// <summary>What is known of who asks, and so no sample may contradict.</summary>
internal sealed class KnownFacts
{
    private const string Sample = "sample";
    private const string PrincipalTag = "aws:PrincipalTag/";

    // Of a user all of these are known, also that they are absent; a role's session brings some of its own.
    private static readonly string[] OfUser = ["aws:username", "aws:userid"];

    private readonly RequestContext facts;
    private readonly bool isUser;

    internal KnownFacts(RequestContext facts, bool isUser) => (this.facts, this.isUser) = (facts, isUser);

    /// <summary>Nothing is known: every key may have any value.</summary>
    internal static KnownFacts None { get; } = new(RequestContext.Empty, isUser: false);

    internal ImmutableDictionary<string, ImmutableArray<string>> All =>
        facts.Keys.ToImmutableDictionary(key => key, key => facts[key], StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a key of which the value, or that there is none, is known.</summary>
    internal bool Fixes(string key) =>
        !facts[key].IsEmpty
        || (isUser && (OfUser.Contains(key, StringComparer.OrdinalIgnoreCase) || key.StartsWith(PrincipalTag, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A variable's value; a sample where any would do.</summary>
    internal string ValueOf(string key) => facts[key] is [var single] ? single : Sample;
}
