namespace IamSim.Policies.Evaluation;

/// <summary>What each layer says of one request.</summary>
internal readonly struct LayerOutcomes
{
    internal LayerOutcome ResourceControl { get; init; }

    internal LayerOutcome ServiceControl { get; init; }

    internal LayerOutcome VpcEndpoint { get; init; }

    internal LayerOutcome Resource { get; init; }

    internal LayerOutcome Identity { get; init; }

    internal LayerOutcome PermissionsBoundary { get; init; }

    internal LayerOutcome Session { get; init; }
}
