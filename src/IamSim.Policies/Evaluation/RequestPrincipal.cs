namespace IamSim.Policies.Evaluation;

/// <summary>What makes a request.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">IAM: Principal</see></remarks>
public enum PrincipalType
{
    /// <summary>Nobody: the request is not signed.</summary>
    Anonymous,

    User,

    /// <summary>A session of a role.</summary>
    AssumedRole,

    /// <summary>A session of GetFederationToken.</summary>
    FederatedUser,

    /// <summary>An account's root user.</summary>
    Root,

    /// <summary>An AWS service by its own name, such as <c>sagemaker.amazonaws.com</c>.</summary>
    Service,

    /// <summary>Somebody whom an identity provider vouches for: SAML, OIDC or a well-known one.</summary>
    Federated,
}

/// <summary>Who makes a request.</summary>
public sealed class RequestPrincipal
{
    /// <summary>A request that nobody signed.</summary>
    public static RequestPrincipal Anonymous { get; } = new() { Type = PrincipalType.Anonymous };

    public required PrincipalType Type { get; init; }

    /// <summary>
    /// The ARN: the user's, the session's (<c>arn:aws:sts::…:assumed-role/…</c>, <c>…:federated-user/…</c>), root's. For a service its name;
    /// for <see cref="PrincipalType.Federated"/> the provider. Null where nobody asks, and for a role of which no session is known.
    /// </summary>
    public string? Arn { get; init; }

    /// <summary>The account's twelve digits; null where the principal has none.</summary>
    public string? Account { get; init; }

    /// <summary>The ARN, with its path, of the role whose session it is.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The ARN of the user (or root) who called GetFederationToken.</summary>
    public string? UserArn { get; init; }

    /// <summary>The unique id: <c>AIDA…</c>, <c>AROA…:session</c>, as in <c>aws:userid</c>.</summary>
    public string? UserId { get; init; }

    /// <summary>The account's canonical user id in S3.</summary>
    public string? CanonicalUser { get; init; }

    /// <summary>True for what belongs to an account and is governed by IAM: users, roles' and federated users' sessions, root.</summary>
    internal bool IsOfAccount =>
        Type is PrincipalType.User or PrincipalType.AssumedRole or PrincipalType.FederatedUser or PrincipalType.Root;

    /// <summary>
    /// "SCPs do not affect any service-linked role":
    /// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html. So it is with RCPs.
    /// </summary>
    internal bool IsServiceLinkedRole =>
        Type == PrincipalType.AssumedRole && RoleArn is not null && RoleArn.Contains(":role/aws-service-role/", StringComparison.Ordinal);
}
