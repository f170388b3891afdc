using System.Collections.Immutable;
using IamSim.Iam.Policies;
using IamSim.Iam.Tagging;
using IamSim.Policies.Evaluation;

namespace IamSim.Access;

/// <summary>All that governs a stored user, role or group: whoever asks what it may do needs no more of the store.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html">IAM: Policies and permissions</see></remarks>
internal sealed class PrincipalPolicies
{
    private PolicyLayer? _identityLayer;
    private PolicyLayer? _boundaryLayer;

    public required PrincipalKind Kind { get; init; }

    public required string Account { get; init; }

    /// <summary><c>AIDA…</c>, <c>AROA…</c>, <c>AGPA…</c></summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>With its path.</summary>
    public required string Arn { get; init; }

    public required IReadOnlyList<TagEntry> Tags { get; init; }

    /// <summary>Inline and attached, for a user those of its groups too.</summary>
    public required ImmutableArray<HeldPolicy> Identity { get; init; }

    public HeldPolicy? Boundary { get; init; }

    /// <summary>What the account's organization says of it; null where it is in none.</summary>
    public AccountControls? Organization { get; init; }

    /// <summary>The identity policies as one layer, made once.</summary>
    public PolicyLayer IdentityLayer => _identityLayer ??= PolicyLayer.Of(Identity.Select(held => held.Attached).OfType<AttachedPolicy>());

    /// <summary>
    /// The boundary as a layer; null where there is none. A boundary that cannot be read allows nothing: the ceiling stays where it was set.
    /// </summary>
    public PolicyLayer? BoundaryLayer =>
        Boundary is null ? null : _boundaryLayer ??= Boundary.Attached is { } attached ? PolicyLayer.Of(attached) : PolicyLayer.Empty;

    /// <summary>Who asks when this user asks, or a session of this role; a group asks nothing.</summary>
    /// <param name="sessionName">The role session's name, where one is known.</param>
    public RequestPrincipal ToRequestPrincipal(string? sessionName = null) => Kind switch
    {
        PrincipalKind.User => new RequestPrincipal { Type = PrincipalType.User, Arn = Arn, Account = Account, UserId = Id },
        PrincipalKind.Role => new RequestPrincipal
        {
            Type = PrincipalType.AssumedRole,
            Arn = sessionName is null ? null : $"arn:{Arn.Split(':', 3)[1]}:sts::{Account}:assumed-role/{Name}/{sessionName}",
            Account = Account,
            RoleArn = Arn,
            UserId = sessionName is null ? null : $"{Id}:{sessionName}",
        },
        _ => new RequestPrincipal { Type = PrincipalType.User, Account = Account },
    };

    /// <summary>The tags as <c>aws:PrincipalTag/…</c> sees them.</summary>
    public ImmutableDictionary<string, string> TagMap() =>
        Tags.Aggregate(ImmutableDictionary<string, string>.Empty, (map, tag) => map.SetItem(tag.Key, tag.Value));
}
