using System.Collections.Immutable;
using IamSim.Policies.Documents;

namespace IamSim.Policies.Evaluation.Explanations;

/// <summary>The whole story of a decision, as data.</summary>
/// <param name="Decision">The same that deciding gives.</param>
/// <param name="Sentence">The story in a sentence for people.</param>
/// <param name="Layers">Each kind of policies and, of organizations, each level, in the order of <see cref="PolicyLayerKind"/>.</param>
/// <param name="MissingContextKeys">
/// The context keys, as the policies write them, that statements on this action and resource ask for and the request lacks.
/// </param>
/// <param name="SmallestStatement">
/// The JSON of the smallest statement that, added to the policies that decided, would allow this request; null where none could: it is allowed, a
/// statement denies it, or other policies would not allow it either.
/// </param>
public sealed record Explanation(
    Decision Decision,
    string Sentence,
    ImmutableArray<LayerExplanation> Layers,
    ImmutableArray<string> MissingContextKeys,
    string? SmallestStatement);

/// <summary>What one layer says, alone.</summary>
public enum LayerVerdict
{
    /// <summary>There is no such policy, or it does not bind this principal or resource.</summary>
    NotApplicable,

    ImplicitDeny,
    ExplicitDeny,
    Allowed,
}

/// <summary>One kind of policies, or one level of an organization, and each of its statements.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Level">The organization's level, from 0 for the root; null for other kinds.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Statements">All that were looked at, in the policies' order.</param>
public sealed record LayerExplanation(
    PolicyLayerKind Kind, int? Level, LayerVerdict Verdict, ImmutableArray<StatementExplanation> Statements);

/// <summary>Whether a statement applies, or the first element that says no.</summary>
public enum StatementOutcome
{
    Applies,
    ActionDiffers,
    ResourceDiffers,
    PrincipalDiffers,
    ConditionFails,
}

/// <summary>One statement that was looked at.</summary>
/// <param name="Policy">The policy that it stands in.</param>
/// <param name="Index">Its place in the policy, from 0.</param>
/// <param name="Sid">Its name, if it has one.</param>
/// <param name="Effect">What it does where it applies.</param>
/// <param name="Start">Its opening brace.</param>
/// <param name="End">Behind its closing brace.</param>
/// <param name="Outcome">Whether it applies.</param>
/// <param name="Conditions">Its conditions, where all other elements match; none otherwise.</param>
public sealed record StatementExplanation(
    PolicySource Policy,
    int Index,
    string? Sid,
    PolicyEffect Effect,
    TextPosition Start,
    TextPosition End,
    StatementOutcome Outcome,
    ImmutableArray<ConditionExplanation> Conditions);

/// <summary>One condition of a statement.</summary>
/// <param name="Operator">As written, <c>ForAnyValue:StringLike</c>.</param>
/// <param name="Key">The context key as written.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Asked">The values asked for, with variables replaced; null for one whose variable has no value, which matches nothing.</param>
/// <param name="Present">The request's values; null where it lacks the key.</param>
public sealed record ConditionExplanation(
    string Operator, string Key, bool Holds, ImmutableArray<string?> Asked, ImmutableArray<string>? Present);
