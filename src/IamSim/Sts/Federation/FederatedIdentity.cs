using System.Collections.Immutable;
using IamSim.Contracts.Sts;

namespace IamSim.Sts.Federation;

/// <summary>Somebody whom an identity provider vouches for, who wants to assume a role: what a verified token says.</summary>
/// <param name="Provider">The provider's ARN, or a well-known one's name: the trust policy's <c>Federated</c> principal.</param>
/// <param name="Action"><c>sts:AssumeRoleWithWebIdentity</c> or <c>sts:AssumeRoleWithSAML</c>.</param>
/// <param name="SessionName">What the session is to be called.</param>
internal sealed record FederatedIdentity(string Provider, string Action, string SessionName)
{
    /// <summary>The provider's own context keys.</summary>
    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Keys { get; init; } = [];

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    public string? SourceIdentity { get; init; }

    /// <summary>Seconds, as the request gives them.</summary>
    public int? DurationSeconds { get; init; }
}
