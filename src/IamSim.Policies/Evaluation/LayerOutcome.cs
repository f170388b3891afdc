namespace IamSim.Policies.Evaluation;

/// <summary>What one layer says of a request. The zero value: it has no say, because there is no such policy.</summary>
internal readonly record struct LayerOutcome
{
    private readonly State state;

    private LayerOutcome(State state, PrincipalMatch allowed) => (this.state, Allows) = (state, allowed);

    private enum State
    {
        Absent,
        NotAllowed,
        Allowed,
        Denied,
    }

    internal static LayerOutcome Absent => default;

    internal static LayerOutcome Denied { get; } = new(State.Denied, PrincipalMatch.None);

    internal static LayerOutcome Allowed { get; } = new(State.Allowed, PrincipalMatch.Direct);

    internal static LayerOutcome NotAllowed { get; } = new(State.NotAllowed, PrincipalMatch.None);

    internal bool IsAbsent => state == State.Absent;

    internal bool IsDenied => state == State.Denied;

    internal bool IsAllowed => state == State.Allowed;

    /// <summary>The closest match among the statements that allow.</summary>
    internal PrincipalMatch Allows { get; }

    internal static LayerOutcome Of(PrincipalMatch allowed) => allowed == PrincipalMatch.None ? NotAllowed : new(State.Allowed, allowed);
}
