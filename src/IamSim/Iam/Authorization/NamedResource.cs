using IamSim.Iam.Tagging;

namespace IamSim.Iam.Authorization;

/// <summary>The resource that a request names, as policies see it.</summary>
/// <param name="Arn">With its path and its name as they are kept; of a thing that there is not, as the request has them.</param>
internal sealed record NamedResource(string Arn)
{
    /// <summary>How a denial names it (<see cref="ResourceWords"/>): the same whether it exists or not.</summary>
    public string? Shown { get; init; }

    public IReadOnlyList<TagEntry> Tags { get; init; } = [];

    /// <summary>The permissions boundary that a user or role has; null where it has none.</summary>
    public string? BoundaryArn { get; init; }

    /// <summary>Who owns a delegation request; null while nobody does.</summary>
    public string? OwnerArn { get; init; }
}
