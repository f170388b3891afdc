namespace IamSim.SageMaker.Resources;

/// <summary>What an endpoint runs, and what it is to run next.</summary>
internal sealed record EndpointState
{
    /// <summary>The configuration that it has, or is made from.</summary>
    public required string ConfigName { get; init; }

    /// <summary>What runs now; none before it is in service for the first time.</summary>
    public IReadOnlyList<VariantState> Variants { get; init; } = [];

    /// <summary>What it is being given; null while nothing changes.</summary>
    public PendingDeployment? Pending { get; init; }

    /// <summary>The <c>DeploymentConfig</c> of the last update that gave one; JSON.</summary>
    public string? LastDeployment { get; init; }

    /// <summary>The same once what was pending runs: the life calls this when an endpoint comes into service.</summary>
    public EndpointState Deployed(DateTimeOffset time) => Pending is not { } pending ? this : this with
    {
        ConfigName = pending.ConfigName,
        Variants = [.. pending.Variants.Select(variant => variant with { ResolvedAt = time })],
        Pending = null,
    };

    /// <summary>The same once what was pending has failed: what ran before goes on running.</summary>
    public EndpointState RolledBack() => this with { Pending = null };
}

/// <summary>A deployment that is under way.</summary>
/// <param name="ConfigName">The configuration that it brings.</param>
/// <param name="StartedAt">When it was asked for.</param>
/// <param name="Variants">What will run.</param>
internal sealed record PendingDeployment(string ConfigName, DateTimeOffset StartedAt, IReadOnlyList<VariantState> Variants);

/// <summary>A production variant with what it runs.</summary>
/// <param name="Name">The variant.</param>
/// <param name="IsShadow">True where it only gets copies of requests.</param>
/// <param name="Weight">Its share of the requests.</param>
/// <param name="Instances">How many instances; null where it is serverless.</param>
/// <param name="InstanceType">Which ones; null where it is serverless.</param>
/// <param name="Images">The images of its model's containers.</param>
internal sealed record VariantState(string Name, bool IsShadow, double Weight, int? Instances, string? InstanceType, IReadOnlyList<string> Images)
{
    /// <summary>When the images were pulled; null before.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    public int? ServerlessMemory { get; init; }

    public int? ServerlessConcurrency { get; init; }
}
