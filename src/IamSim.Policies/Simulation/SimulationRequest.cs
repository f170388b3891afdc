using System.Collections.Immutable;
using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Simulation;

/// <summary>A question as people ask it: what follows from what is left out.</summary>
public sealed record SimulationRequest
{
    /// <summary>Who asks; null for somebody of whom nothing is known but the policies.</summary>
    public SimulatedPrincipal? Principal { get; init; }

    public required string Action { get; init; }

    /// <summary>The request needs each of them. Never empty: without any it is the one resource <c>*</c>.</summary>
    public ImmutableArray<SimulatedResource> Resources { get; init; } = [SimulatedResource.Any];

    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Context { get; init; } = [];

    public SimulatedPolicies Policies { get; init; } = new();

    /// <inheritdoc cref="PolicySet.AssumesResourceDelegates"/>
    public bool AssumesResourceDelegates { get; init; }
}

/// <summary>Who asks, with the tags of the user, or of role and session.</summary>
public sealed record SimulatedPrincipal(RequestPrincipal Principal, ImmutableDictionary<string, string> Tags);

/// <summary>One resource that the request needs.</summary>
public sealed record SimulatedResource
{
    public static SimulatedResource Any { get; } = new() { Arn = "*" };

    public required string Arn { get; init; }

    /// <summary>The owner's account; null where neither said nor in the ARN: the principal's own.</summary>
    public string? Account { get; init; }

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Context keys of this resource alone; they count over the request's.</summary>
    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Context { get; init; } = [];

    /// <summary>The resource control policies of its own account, by level; they count beside the request's.</summary>
    public ImmutableArray<PolicyLayer> ResourceControl { get; init; } = [];

    /// <summary>Its own policy and, for a KMS key, its grants; null where the request's policy for resources counts.</summary>
    public PolicyLayer? Policy { get; init; }
}

/// <summary>The policies of a question.</summary>
public sealed record SimulatedPolicies
{
    public ImmutableArray<AttachedPolicy> Identity { get; init; } = [];

    public AttachedPolicy? PermissionsBoundary { get; init; }

    /// <summary>Null where no session policy was passed.</summary>
    public ImmutableArray<AttachedPolicy>? Session { get; init; }

    /// <summary>The policy of resources that have none of their own here.</summary>
    public AttachedPolicy? Resource { get; init; }

    /// <summary>By level, root first.</summary>
    public ImmutableArray<PolicyLayer> ServiceControl { get; init; } = [];

    /// <summary>By level, root first.</summary>
    public ImmutableArray<PolicyLayer> ResourceControl { get; init; } = [];

    /// <summary>Null where the request comes through no endpoint.</summary>
    public ImmutableArray<AttachedPolicy>? VpcEndpoint { get; init; }
}
