using IamSim.Access.Simulations;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;
using IamSim.Policies.Reference;

namespace IamSim.Audit.Decisions;

/// <summary>What was decided of one call.</summary>
/// <param name="EventId">The call's event.</param>
/// <param name="Allowed">Whether all that it needed was allowed; true for a call that needs no permission.</param>
/// <param name="Questions">Each thing that it needed to be allowed, up to the first that was not.</param>
public sealed record DecisionAnswer(Guid EventId, bool Allowed, IReadOnlyList<DecidedQuestionAnswer> Questions);

/// <summary>One thing that a call needed to be allowed.</summary>
/// <param name="Action">The action.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Decision">The decision.</param>
/// <param name="DecidedBy">The kind of policies that decided.</param>
/// <param name="Context">The context keys of the request, as AWS spells them where the reference knows them.</param>
/// <param name="Explanation">Why: computed again from the policies as they were.</param>
/// <param name="EncodedMessage">The same for <c>DecodeAuthorizationMessage</c>, sealed.</param>
public sealed record DecidedQuestionAnswer(
    string Action,
    string Resource,
    Verdict Decision,
    PolicyLayerKind DecidedBy,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Context,
    ExplanationView Explanation,
    string EncodedMessage)
{
    internal static DecidedQuestionAnswer Of(DecisionRecord record, Explanation explanation, string message) => new(
        record.Action,
        record.Resource,
        record.Decision.Verdict,
        record.Decision.DecidedBy,
        record.Context.ToDictionary(entry => Spelt(entry.Key), entry => (IReadOnlyList<string>)entry.Value),
        ExplanationView.Of(explanation)!,
        message);

    /// <summary>A context key as AWS spells it; the part of its name that is the user's own stays in lower case.</summary>
    private static string Spelt(string key)
    {
        if (ActionReference.Default.FindConditionKey(key) is not { } known)
        {
            return key;
        }

        var fixedPart = known.IsTemplate ? known.Name[..known.Name.IndexOf("${", StringComparison.Ordinal)] : known.Name;
        return key.StartsWith(fixedPart, StringComparison.OrdinalIgnoreCase) ? fixedPart + key[fixedPart.Length..] : key;
    }
}
