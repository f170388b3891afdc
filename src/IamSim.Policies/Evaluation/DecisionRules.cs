using IamSim.Policies.Reference;

namespace IamSim.Policies.Evaluation;

/// <summary>AWS's evaluation logic over what the layers say: who denies, who has to allow, who passes over whom.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">IAM: how a request is
/// allowed or denied</see>
/// <list type="number">
/// <item>Some actions need no permission.</item>
/// <item>An explicit deny, wherever, ends it.</item>
/// <item>Each ceiling over accounts and networks has to allow: RCPs, SCPs, the VPC endpoint.</item>
/// <item>The resource's side has to allow where it always must (keys, roles, another account's resource, callers without own policies).</item>
/// <item>Root needs no more, but where a session of root's is limited: AssumeRoot's task, and what root delegated.</item>
/// <item>Within the account, a resource policy that names the principal closely enough passes over its own policies.</item>
/// <item>Otherwise identity policies, boundary and session policies all have to allow.</item>
/// </list>
/// </remarks>
internal static class DecisionRules
{
    internal static Decision Decide(AuthorizationRequest request, PolicySet policies, in LayerOutcomes layers)
    {
        // 1
        if (NeedsNoPermission(request))
        {
            return Allowed(PolicyLayerKind.None);
        }

        // 2
        if (FirstDeny(request, layers) is var denying and not PolicyLayerKind.None)
        {
            return new Decision(Verdict.ExplicitDeny, denying);
        }

        // 3
        if (FirstCeiling(layers) is var ceiling and not PolicyLayerKind.None)
        {
            return NotAllowed(ceiling);
        }

        // 4
        var principal = request.Principal;
        if (!layers.Resource.IsAllowed && NeedsResourcePolicy(request, policies))
        {
            return NotAllowed(PolicyLayerKind.Resource);
        }

        if (!principal.IsOfAccount)
        {
            return Allowed(PolicyLayerKind.Resource);
        }

        // 5
        if (principal.Type == PrincipalType.Root)
        {
            return SessionAllows(principal, layers) ? Allowed(PolicyLayerKind.Root) : NotAllowed(PolicyLayerKind.Session);
        }

        // 6
        var named = request.CrossesAccounts ? PrincipalMatch.None : layers.Resource.Allows;
        if (named == PrincipalMatch.Direct)
        {
            return Allowed(PolicyLayerKind.Resource);
        }

        // 7
        if (named != PrincipalMatch.Limited && !IdentityAllows(principal, layers))
        {
            return NotAllowed(PolicyLayerKind.Identity);
        }

        if (layers.PermissionsBoundary is { IsAbsent: false, IsAllowed: false })
        {
            return NotAllowed(PolicyLayerKind.PermissionsBoundary);
        }

        if (!SessionAllows(principal, layers))
        {
            return NotAllowed(PolicyLayerKind.Session);
        }

        return Allowed(named == PrincipalMatch.Limited ? PolicyLayerKind.Resource : PolicyLayerKind.Identity);
    }

    /// <summary>
    /// SCPs bind the principals of member accounts, root too, but no service and no service-linked role:
    /// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
    /// </summary>
    internal static bool IsBoundByServiceControl(AuthorizationRequest request) =>
        request.Principal is { IsOfAccount: true, IsServiceLinkedRole: false };

    /// <summary>
    /// RCPs bind whoever comes to the resources of member accounts, but no service-linked role, and only where the service supports them:
    /// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
    /// </summary>
    internal static bool IsBoundByResourceControl(AuthorizationRequest request) =>
        !request.Principal.IsServiceLinkedRole
        && ActionReference.Default.SupportsResourceControl(request.ActionInLowerCase.AsSpan(0, Math.Max(0, request.ActionInLowerCase.IndexOf(':'))));

    /// <summary>A level after those above it: each has to allow.</summary>
    internal static LayerOutcome AndLevel(LayerOutcome above, LayerOutcome level) =>
        level.IsDenied || above.IsAbsent || above.IsAllowed ? level : above;

    /// <summary>
    /// Whether the resource's own policy has to allow: a KMS key's and a role's trust policy always, another account's, and for callers who have no
    /// policies of their own.
    /// </summary>
    internal static bool NeedsResourcePolicy(AuthorizationRequest request, PolicySet policies) =>
        !request.Principal.IsOfAccount || request.CrossesAccounts
        || (!policies.AssumesResourceDelegates && MandatoryResourcePolicies.Has(request));

    /// <summary>
    /// "No permissions are required": https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html, even against a deny; and for
    /// GetSessionToken, https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html, "You cannot use policies to control
    /// authentication operations".
    /// </summary>
    private static bool NeedsNoPermission(AuthorizationRequest request) => request.ActionInLowerCase switch
    {
        "sts:getcalleridentity" => request.Principal.Type != PrincipalType.Anonymous,
        "sts:getsessiontoken" => request.Principal.Type is PrincipalType.User or PrincipalType.Root,
        _ => false,
    };

    // "…the root principal in a bucket owner's AWS account can perform the GetBucketPolicy, PutBucketPolicy, and DeleteBucketPolicy API actions, even
    // if their bucket policy explicitly denies the root principal's access":
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
    private static bool UnlocksBucket(AuthorizationRequest request) =>
        request.Principal.Type == PrincipalType.Root && !request.CrossesAccounts
        && request.ActionInLowerCase is "s3:getbucketpolicy" or "s3:putbucketpolicy" or "s3:deletebucketpolicy";

    private static PolicyLayerKind FirstDeny(AuthorizationRequest request, in LayerOutcomes layers)
    {
        if (layers.ResourceControl.IsDenied)
        {
            return PolicyLayerKind.ResourceControl;
        }

        if (layers.ServiceControl.IsDenied)
        {
            return PolicyLayerKind.ServiceControl;
        }

        if (layers.VpcEndpoint.IsDenied)
        {
            return PolicyLayerKind.VpcEndpoint;
        }

        if (layers.Resource.IsDenied && !UnlocksBucket(request))
        {
            return PolicyLayerKind.Resource;
        }

        if (layers.Identity.IsDenied)
        {
            return PolicyLayerKind.Identity;
        }

        if (layers.PermissionsBoundary.IsDenied)
        {
            return PolicyLayerKind.PermissionsBoundary;
        }

        return layers.Session.IsDenied ? PolicyLayerKind.Session : PolicyLayerKind.None;
    }

    // RCPs only deny: the allowing RCPFullAWSAccess "can't be detached", whether or not it was named.
    private static PolicyLayerKind FirstCeiling(in LayerOutcomes layers)
    {
        if (layers.ServiceControl is { IsAbsent: false, IsAllowed: false })
        {
            return PolicyLayerKind.ServiceControl;
        }

        return layers.VpcEndpoint is { IsAbsent: false, IsAllowed: false } ? PolicyLayerKind.VpcEndpoint : PolicyLayerKind.None;
    }

    // Root's GetFederationToken: behind the session stands one who may do everything.
    private static bool IdentityAllows(RequestPrincipal principal, in LayerOutcomes layers) =>
        layers.Identity.IsAllowed
        || (principal.Type == PrincipalType.FederatedUser
            && principal.UserArn is { } behind && behind.EndsWith(":root", StringComparison.Ordinal));

    // "If you do not pass a policy, then the resulting federated user session has no permissions" but what a resource's policy grants it:
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
    private static bool SessionAllows(RequestPrincipal principal, in LayerOutcomes layers) =>
        layers.Session.IsAllowed || (layers.Session.IsAbsent && principal.Type != PrincipalType.FederatedUser);

    private static Decision Allowed(PolicyLayerKind by) => new(Verdict.Allowed, by);

    private static Decision NotAllowed(PolicyLayerKind by) => new(Verdict.ImplicitDeny, by);
}
