using System.Collections.Immutable;
using IamSim.Authorization;
using IamSim.Iam.Tagging;
using IamSim.Policies.Evaluation;

namespace IamSim.Sts.Roles;

/// <summary>A role, as far as whoever wants to assume it needs it.</summary>
/// <param name="Arn">With its path.</param>
/// <param name="Account">The role's account.</param>
/// <param name="Id"><c>AROA…</c></param>
internal sealed record AssumableRole(string Arn, string Account, string Id)
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    /// <summary>Seconds.</summary>
    public required int MaxSessionDuration { get; init; }

    public required IReadOnlyList<TagEntry> Tags { get; init; }

    /// <summary>The trust policy, in which the principals stand that IamSim knows by their unique ids.</summary>
    public required PolicyLayer Trust { get; init; }

    /// <summary>Whether something may be done with the role: its trust policy has to allow it.</summary>
    public Question Ask(string action, ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> context) => new(action, Arn)
    {
        ResourceAccount = Account,
        ResourceTags = Tags,
        ResourcePolicy = Trust,
        Context = [.. Tags.Select(tag => KeyValuePair.Create("iam:ResourceTag/" + tag.Key, ImmutableArray.Create(tag.Value))), .. context],
        TellsReason = false,
    };

    /// <summary>The question about a role that does not exist: nobody is trusted, and nobody learns that it is not there.</summary>
    public static Question AskMissing(string arn, string? account, string action, ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> context) => new(action, arn)
    {
        ResourceAccount = account,
        ResourcePolicy = PolicyLayer.Empty,
        Context = context,
        TellsReason = false,
    };
}
