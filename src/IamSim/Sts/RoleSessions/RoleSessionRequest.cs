using IamSim.Authentication.Sessions;
using IamSim.Contracts.Sts;
using IamSim.Sts.Roles;

namespace IamSim.Sts.RoleSessions;

/// <summary>What a role's session is to be: by whatever operation it was asked for, once the role's trust policy has allowed it.</summary>
/// <param name="Role">The role.</param>
/// <param name="Name">The session's name.</param>
internal sealed record RoleSessionRequest(AssumableRole Role, string Name)
{
    /// <summary>Null for the default of one hour.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>The inline session policy.</summary>
    public string? Policy { get; init; }

    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }

    public string? SourceIdentity { get; init; }

    /// <summary>The session of whoever asks, whose transitive tags and source identity go on; null for long-term credentials and strangers.</summary>
    public SessionClaims? From { get; init; }

    /// <summary>When the one who asks showed an MFA code, in seconds; null where that has not happened.</summary>
    public long? MfaAt { get; init; }

    /// <summary>Context keys that every request of the session has.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public string? FederatedProvider { get; init; }

    public IReadOnlyDictionary<string, string> WebIdentity { get; init; } = new Dictionary<string, string>();

    public string? InvokedBy { get; init; }
}

/// <summary>A session that was made.</summary>
/// <param name="Claims">What is sealed into its token.</param>
/// <param name="Credentials">Its keys, as the answer shows them.</param>
/// <param name="User">Who acts by it.</param>
/// <param name="PackedPolicySize">How much of the space for policies and tags they take, in per cent; null where there are none.</param>
internal sealed record RoleSession(SessionClaims Claims, Credentials Credentials, AssumedRoleUser User, int? PackedPolicySize);
