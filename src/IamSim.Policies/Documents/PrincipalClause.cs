using System.Collections.Immutable;

namespace IamSim.Policies.Documents;

/// <summary><c>Principal</c> or <c>NotPrincipal</c>.</summary>
public sealed class PrincipalClause
{
    internal PrincipalClause(bool isNot, ImmutableArray<PolicyPrincipal> principals, TextPosition position)
    {
        IsNot = isNot;
        Principals = principals;
        Position = position;
    }

    /// <summary>True for <c>NotPrincipal</c>: the clause matches everyone but those named.</summary>
    public bool IsNot { get; }

    /// <summary>In the order written; the bare <c>"*"</c> is one principal of kind <see cref="PrincipalKind.Everyone"/>.</summary>
    public ImmutableArray<PolicyPrincipal> Principals { get; }

    public TextPosition Position { get; }
}
