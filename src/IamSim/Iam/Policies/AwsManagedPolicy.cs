using IamSim.Storage;

namespace IamSim.Iam.Policies;

/// <summary>A policy that AWS manages.</summary>
/// <param name="Name">Such as <c>AmazonSageMakerFullAccess</c>.</param>
/// <param name="Path">Such as <c>/</c>, <c>/service-role/</c> or <c>/job-function/</c>.</param>
/// <param name="Id"><c>ANPA…</c></param>
/// <param name="CreatedAt">When AWS made the policy.</param>
/// <param name="Versions">Its versions, the newest first: that one is the default.</param>
internal sealed record AwsManagedPolicy(string Name, string Path, string Id, DateTimeOffset CreatedAt, IReadOnlyList<AwsPolicyVersion> Versions)
{
    /// <summary>The document of a policy that an import brought; null for one of the catalogue, which keeps its documents.</summary>
    public string? ImportedDocument { get; init; }

    /// <summary>What lists of policies are sorted by.</summary>
    public string SortKey { get; } = PolicyArn.SortKeyOf(NameKeys.Of(Name), isAws: true);

    /// <summary>The version in force: AWS changes a policy by a new one.</summary>
    public AwsPolicyVersion Default => Versions[0];

    public string ArnIn(string partition) => $"arn:{partition}:iam::{PolicyArn.Aws}:policy{Path}{Name}";

    /// <summary>The policy as if the account had it, so that it is shown as the account's own are. Never stored, never changed.</summary>
    public ManagedPolicy In(string partition) => new()
    {
        AccountId = PolicyArn.Aws,
        Id = Id,
        Name = Name,
        NameKey = NameKeys.Of(Name),
        Path = Path,
        Arn = ArnIn(partition),
        DefaultVersion = Default.Number,
        LatestVersion = Default.Number,
        CreatedAt = CreatedAt,
        UpdatedAt = Default.CreatedAt,
    };
}

/// <summary>One version of an <see cref="AwsManagedPolicy"/>, without its document.</summary>
/// <param name="Number">1 for <c>v1</c>; AWS leaves numbers out.</param>
/// <param name="CreatedAt">When AWS made it.</param>
internal sealed record AwsPolicyVersion(int Number, DateTimeOffset CreatedAt);
