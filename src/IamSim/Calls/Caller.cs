using IamSim.Authentication.Sessions;

namespace IamSim.Calls;

/// <summary>The kinds of principal a call can come from, as CloudTrail's <c>userIdentity.type</c> tells them apart.</summary>
internal enum CallerKind
{
    /// <summary>Nobody: the call carried no credentials.</summary>
    Anonymous = 0,
    Root = 1,
    IamUser = 2,

    /// <summary>A session of a role.</summary>
    AssumedRole = 3,

    /// <summary>A session of <c>GetFederationToken</c>.</summary>
    FederatedUser = 4,

    /// <summary>Somebody whom an OIDC provider vouches for, who asks for a role's session.</summary>
    WebIdentityUser = 5,

    /// <summary>Somebody whom a SAML provider vouches for, who asks for a role's session.</summary>
    SamlUser = 6,

    /// <summary>An AWS service by its own name.</summary>
    AwsService = 7,
}

/// <summary>Who makes a call.</summary>
/// <param name="Kind">The kind of principal.</param>
/// <param name="Account">The twelve digits of the principal's account.</param>
/// <param name="PrincipalId">
/// The unique id: <c>AIDA…</c> of a user, the account's number of its root, <c>AROA…:session</c> of a role's session, <c>account:name</c> of a
/// federated user.
/// </param>
/// <param name="Arn">The principal's ARN.</param>
/// <param name="UserName">The user's name as it is kept; null for everybody who is no IAM user.</param>
/// <param name="AccessKeyId">The key that the call was signed with; null where there was none.</param>
internal sealed record Caller(CallerKind Kind, string Account, string PrincipalId, string Arn, string? UserName, string? AccessKeyId)
{
    /// <summary>What the session of temporary credentials says; null for long-term ones.</summary>
    public SessionClaims? Session { get; init; }

    /// <summary>The alias of root's account, which stands in root's events; null where there is none, and for everybody else.</summary>
    public string? AccountAlias { get; init; }

    /// <summary>Who vouches for the caller: a provider's ARN, a well-known one's name, or <c>saml:namequalifier</c>; null where nobody does.</summary>
    public string? IdentityProvider { get; init; }

    /// <summary>True where IamSim issued the credentials: only then is what the caller says verified.</summary>
    public bool IsVerified { get; init; }

    public static Caller Root(string partition, string account, string? accessKeyId) =>
        new(CallerKind.Root, account, account, $"arn:{partition}:iam::{account}:root", null, accessKeyId);

    /// <summary>Somebody in an account of whom nothing is known yet.</summary>
    public static Caller Nobody(string account) => new(CallerKind.Anonymous, account, string.Empty, string.Empty, null, null);

    /// <summary>Somebody whom an identity provider of an account vouches for.</summary>
    /// <param name="kind">By which kind of token.</param>
    /// <param name="account">The account.</param>
    /// <param name="provider">Who vouches.</param>
    /// <param name="id">The unique id.</param>
    /// <param name="subject">Whom the token speaks of.</param>
    public static Caller VouchedFor(CallerKind kind, string account, string provider, string id, string subject) =>
        new(kind, account, id, string.Empty, subject, null) { IdentityProvider = provider };

    /// <summary>Who acts by a role's or a federated user's session; users' and root's own sessions are these principals themselves.</summary>
    public static Caller OfSession(string partition, SessionClaims session) => session.Kind switch
    {
        SessionKind.AssumedRole => new(
            CallerKind.AssumedRole,
            session.Account,
            $"{session.PrincipalId}:{session.Name}",
            $"arn:{partition}:sts::{session.Account}:assumed-role/{session.RoleName}/{session.Name}",
            null,
            session.AccessKeyId)
        { Session = session, IsVerified = true },
        SessionKind.FederatedUser => new(
            CallerKind.FederatedUser,
            session.Account,
            $"{session.Account}:{session.Name}",
            $"arn:{partition}:sts::{session.Account}:federated-user/{session.Name}",
            null,
            session.AccessKeyId)
        { Session = session, IsVerified = true },
        SessionKind.Root or SessionKind.AssumedRoot => Root(partition, session.Account, session.AccessKeyId) with { Session = session, IsVerified = true },
        _ => throw new ArgumentOutOfRangeException(nameof(session), session.Kind, "A user's session needs the user."),
    };
}
