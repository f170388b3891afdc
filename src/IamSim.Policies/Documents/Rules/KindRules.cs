namespace IamSim.Policies.Documents.Rules;

/// <summary>Whether a kind requires an element, allows it or forbids it.</summary>
internal enum Presence
{
    Forbidden,
    Optional,
    Required,
}

/// <summary>What principals a kind may name.</summary>
internal enum PrincipalForms
{
    /// <summary>Any that the language knows.</summary>
    Any,

    /// <summary>Those that can assume a role: the bare asterisk is none.</summary>
    Trust,

    /// <summary>Only the bare asterisk.</summary>
    EveryoneOnly,
}

/// <summary>What one kind of policy requires and forbids beyond the grammar.</summary>
internal sealed record KindRules
{
    private static readonly KindRules OfIdentity = new()
    {
        Id = Presence.Forbidden,
        LegacyParsing = true,
        AlphanumericSids = true,
        Resource = Presence.Required,
    };

    // A managed policy's version is checked, an inline one's is not:
    // https://github.com/Bayer-Group/cloudformation-template-generator/pull/90
    private static readonly KindRules OfManaged = OfIdentity with { CurrentVersionOnly = true };

    private static readonly KindRules OfSession = OfIdentity with { LegacyParsing = false };

    // ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE, ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL and
    // ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL in
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
    private static readonly KindRules OfTrust = new()
    {
        NoLeadingWhitespace = true,
        AlphanumericSids = true,
        Principal = Presence.Required,
        NotPrincipal = Presence.Forbidden,
        PrincipalForms = PrincipalForms.Trust,
        AssumeRoleActionsOnly = true,
    };

    // Each service has its own requirements; ECR's policies, for one, hold no resource.
    private static readonly KindRules OfResource = new()
    {
        Principal = Presence.Required,
        NotPrincipal = Presence.Optional,
        Resource = Presence.Optional,
    };

    private static readonly KindRules OfVpcEndpoint = OfResource with { Resource = Presence.Required };

    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html, and since September 2025 the whole
    // language but principals: https://aws.amazon.com/blogs/security/unlock-new-possibilities-aws-organizations-service-control-policy-now-supports-full-iam-language
    private static readonly KindRules OfServiceControl = new()
    {
        Id = Presence.Forbidden,
        CurrentVersionOnly = true,
        AlphanumericSids = true,
        Resource = Presence.Required,
    };

    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
    private static readonly KindRules OfResourceControl = OfServiceControl with
    {
        Principal = Presence.Required,
        PrincipalForms = PrincipalForms.EveryoneOnly,
        NotAction = Presence.Forbidden,
        DenyOnly = true,
    };

    internal Presence Id { get; init; } = Presence.Optional;

    internal Presence Principal { get; init; } = Presence.Forbidden;

    internal Presence NotPrincipal { get; init; } = Presence.Forbidden;

    internal PrincipalForms PrincipalForms { get; init; } = PrincipalForms.Any;

    internal Presence NotAction { get; init; } = Presence.Optional;

    internal Presence Resource { get; init; } = Presence.Forbidden;

    /// <summary>The version must be 2012-10-17.</summary>
    internal bool CurrentVersionOnly { get; init; }

    /// <summary>IAM's older parser reads the document too; what it can't read "failed legacy parsing".</summary>
    internal bool LegacyParsing { get; init; }

    internal bool NoLeadingWhitespace { get; init; }

    internal bool AlphanumericSids { get; init; }

    internal bool AssumeRoleActionsOnly { get; init; }

    internal bool DenyOnly { get; init; }

    internal static KindRules For(PolicyKind kind) => kind switch
    {
        PolicyKind.Identity => OfIdentity,
        PolicyKind.Managed or PolicyKind.PermissionsBoundary => OfManaged,
        PolicyKind.Session => OfSession,
        PolicyKind.Trust => OfTrust,
        PolicyKind.Resource => OfResource,
        PolicyKind.ServiceControl => OfServiceControl,
        PolicyKind.ResourceControl => OfResourceControl,
        PolicyKind.VpcEndpoint => OfVpcEndpoint,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of policy."),
    };
}
