using System.Collections.Immutable;

namespace IamSim.Policies.Documents;

/// <summary>One statement of a policy.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html">IAM: Statement</see></remarks>
public sealed class PolicyStatement
{
    internal PolicyStatement(TextPosition position, TextPosition end) => (Position, End) = (position, end);

    /// <summary>Null where none is written; the empty string where an empty one is.</summary>
    public PolicyText? Sid { get; internal init; }

    public PolicyEffect Effect { get; internal init; }

    /// <summary>Null in the kinds whose principal is whoever they are attached to.</summary>
    public PrincipalClause? Principal { get; internal init; }

    public required PatternClause Action { get; init; }

    /// <summary>Null in trust policies, whose resource is the role that they belong to.</summary>
    public PatternClause? Resource { get; internal init; }

    /// <summary>All must hold. One entry a condition key, in the order written.</summary>
    public ImmutableArray<PolicyCondition> Conditions { get; internal init; } = [];

    public TextPosition Position { get; }

    /// <summary>Behind the closing brace.</summary>
    public TextPosition End { get; }
}
