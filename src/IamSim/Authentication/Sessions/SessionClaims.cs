using System.Text.Json.Serialization;
using IamSim.Iam.Tagging;

namespace IamSim.Authentication.Sessions;

/// <summary>Whose temporary credentials are.</summary>
internal enum SessionKind
{
    /// <summary>A role's: <c>AssumeRole</c> and its kin, and services' own.</summary>
    AssumedRole = 0,

    /// <summary><c>GetFederationToken</c>'s: the policies are those of the user (or root) who called it.</summary>
    FederatedUser = 1,

    /// <summary>A user's own: <c>GetSessionToken</c> and sign-in.</summary>
    User = 2,

    /// <summary>Root's own: <c>GetSessionToken</c> and sign-in.</summary>
    Root = 3,

    /// <summary>A member account's root, taken by its management account or administrator for one task: <c>AssumeRoot</c>.</summary>
    AssumedRoot = 4,
}

/// <summary>
/// All that IamSim knows of temporary credentials. It is sealed into their session token and kept nowhere else, so it survives a restart and
/// works on every server of a database. Times are the simulator's, in seconds since 1970.
/// </summary>
internal sealed record SessionClaims
{
    /// <summary>Written even where it is the first of all: it is required when the claims are read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required SessionKind Kind { get; init; }

    /// <summary><c>ASIA…</c></summary>
    public required string AccessKeyId { get; init; }

    public required string Secret { get; init; }

    public required string Account { get; init; }

    /// <summary>
    /// Whose policies count: the role's id (<c>AROA…</c>); the user's id (<c>AIDA…</c>) of a user's session and of a federated user's; the account
    /// where that is root.
    /// </summary>
    public required string PrincipalId { get; init; }

    public required long IssuedAt { get; init; }

    public required long ExpiresAt { get; init; }

    /// <summary>The role's name; roles are never renamed.</summary>
    public string? RoleName { get; init; }

    /// <summary>The role's path, which never changes either.</summary>
    public string? RolePath { get; init; }

    /// <summary>The role session's or the federated user's name.</summary>
    public string? Name { get; init; }

    /// <summary>The ARN of the user, or root, who stands for a federated user, as it was then.</summary>
    public string? IssuerArn { get; init; }

    /// <summary>That user's name; null of root.</summary>
    public string? IssuerName { get; init; }

    /// <summary>The account of the provider to whom the session's principal delegated its access; null for all other sessions.</summary>
    public string? Delegate { get; init; }

    /// <summary>When the one who asked for it showed an MFA code; null where that has not happened.</summary>
    public long? MfaAt { get; init; }

    public string? SourceIdentity { get; init; }

    /// <summary>The session's tags, with what a chain of roles passed on.</summary>
    public IReadOnlyList<TagEntry> Tags { get; init; } = [];

    /// <summary>The keys of those tags that the next role of a chain inherits.</summary>
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    /// <summary>The inline session policy's text.</summary>
    public string? Policy { get; init; }

    /// <summary>The ARNs of managed policies that act as session policies.</summary>
    public IReadOnlyList<string> PolicyArns { get; init; } = [];

    /// <summary>Context keys that every request of the session has, such as <c>aws:FederatedProvider</c> or <c>saml:sub</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The identity provider that vouched for whoever assumed the role: an ARN, or a well-known provider's name; null where none did.</summary>
    public string? FederatedProvider { get; init; }

    /// <summary>What the OIDC token said that CloudTrail shows, such as <c>aud</c>; empty where there was none.</summary>
    public IReadOnlyDictionary<string, string> WebIdentity { get; init; } = new Dictionary<string, string>();

    /// <summary>The service that assumed the role for itself, such as <c>sagemaker.amazonaws.com</c>; null where none did.</summary>
    public string? InvokedBy { get; init; }

    /// <summary>The id of the sign-in whose credentials these are: signing out ends them. Null for all others.</summary>
    public string? SignInId { get; init; }

    /// <summary>True where the role was assumed by another role's session, which limits it to an hour and is passed on.</summary>
    public bool IsChained { get; init; }

    /// <summary>Only the name: secret and token belong into no log.</summary>
    public override string ToString() => nameof(SessionClaims);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SessionClaims))]
internal sealed partial class SessionClaimsJson : JsonSerializerContext;
