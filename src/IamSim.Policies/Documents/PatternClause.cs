using System.Collections.Immutable;

namespace IamSim.Policies.Documents;

/// <summary><c>Action</c> or <c>NotAction</c>, <c>Resource</c> or <c>NotResource</c>: patterns, or the exceptions.</summary>
public sealed class PatternClause
{
    internal PatternClause(bool isNot, ImmutableArray<PolicyText> patterns, TextPosition position)
    {
        IsNot = isNot;
        Patterns = patterns;
        Position = position;
    }

    /// <summary>True for <c>NotAction</c> and <c>NotResource</c>: the clause matches what no pattern matches.</summary>
    public bool IsNot { get; }

    /// <summary>At least one in a valid document, in the order written.</summary>
    public ImmutableArray<PolicyText> Patterns { get; }

    public TextPosition Position { get; }
}
