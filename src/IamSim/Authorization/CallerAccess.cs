using System.Collections.Immutable;
using IamSim.Audit.Decisions;
using IamSim.Policies.Evaluation;

namespace IamSim.Authorization;

/// <summary>Who asks and all policies that govern it, resources' own aside: what every question of one caller has in common.</summary>
internal sealed record CallerAccess
{
    private DecisionSide? _side;

    /// <summary>Who asks, as the policy engine sees it.</summary>
    public required RequestPrincipal Principal { get; init; }

    /// <summary>Inline and attached policies; empty for root, and where IamSim knows of none.</summary>
    public PolicyLayer Identity { get; init; } = PolicyLayer.Empty;

    public PolicyLayer? Boundary { get; init; }

    /// <summary>What was passed when the session was made; null where nothing was.</summary>
    public PolicyLayer? Session { get; init; }

    /// <summary>The organization's ceiling by level, root first.</summary>
    public ImmutableArray<PolicyLayer> ServiceControl { get; init; } = [];

    /// <summary>The resource control policies of the caller's own account, for questions about its own resources.</summary>
    public ImmutableArray<PolicyLayer> ResourceControl { get; init; } = [];

    /// <summary>The context keys that follow from who asks: tags, organization, session.</summary>
    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Facts { get; init; } = [];

    /// <summary>The tags of the user, or of role and session.</summary>
    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>All of this as decisions keep it, made once.</summary>
    public DecisionSide Side => _side ??= DecisionSide.Of(this);

    /// <summary>The context keys of resources of the caller's own account.</summary>
    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> ResourceFacts { get; init; } = [];
}
