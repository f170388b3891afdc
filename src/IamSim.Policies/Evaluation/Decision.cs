namespace IamSim.Policies.Evaluation;

/// <summary>The answer to a request. The zero value denies.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html">IAM: EvalDecision</see></remarks>
public enum Verdict
{
    /// <summary>No statement denies the request, but what has to allow it does not.</summary>
    ImplicitDeny,

    /// <summary>A statement denies the request: nothing can allow it.</summary>
    ExplicitDeny,

    Allowed,
}

/// <summary>The kind of policies that decided, in the order in which explicit denies are looked for.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">IAM: how a
/// request is allowed or denied</see>
/// </remarks>
public enum PolicyLayerKind
{
    /// <summary>No policy: the action needs no permission.</summary>
    None,

    ResourceControl,
    ServiceControl,
    VpcEndpoint,

    /// <summary>The resource's policy: a bucket policy, a key policy with its grants, a role's trust policy.</summary>
    Resource,

    /// <summary>The policies of the user and its groups, or of the role.</summary>
    Identity,

    PermissionsBoundary,

    /// <summary>The policies passed when the session was made.</summary>
    Session,

    /// <summary>No policy: the account's root user may do everything that nothing denies.</summary>
    Root,
}

/// <summary>What a request gets, and which policies were decisive.</summary>
/// <param name="Verdict">The answer.</param>
/// <param name="DecidedBy">
/// For an explicit deny the first kind in <see cref="PolicyLayerKind"/>'s order that denies, for an implicit deny the first that had to allow
/// and did not, for an allow the one that granted.
/// </param>
public readonly record struct Decision(Verdict Verdict, PolicyLayerKind DecidedBy)
{
    public bool IsAllowed => Verdict == Verdict.Allowed;
}
