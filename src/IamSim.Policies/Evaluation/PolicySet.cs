using System.Collections.Immutable;

namespace IamSim.Policies.Evaluation;

/// <summary>All policies that govern a request.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#access_policy-types">IAM: policy types</see>
/// </remarks>
public sealed record PolicySet
{
    /// <summary>The policies of the user and its groups, or of the role; for a federated user those of the user behind it.</summary>
    public PolicyLayer Identity { get; init; } = PolicyLayer.Empty;

    /// <summary>The ceiling of the user or role; null where there is none.</summary>
    public PolicyLayer? PermissionsBoundary { get; init; }

    /// <summary>What was passed when the session was made; null where nothing was.</summary>
    public PolicyLayer? Session { get; init; }

    /// <summary>The resource's own policy, and for a KMS key its grants; null where it has none.</summary>
    public PolicyLayer? Resource { get; init; }

    /// <summary>
    /// The service control policies of the principal's account by level, root first, account last. None where they do not apply: no
    /// organization, or its management account.
    /// </summary>
    public ImmutableArray<PolicyLayer> ServiceControl { get; init; } = [];

    /// <summary>The resource control policies of the resource's account by level, as <see cref="ServiceControl"/>.</summary>
    public ImmutableArray<PolicyLayer> ResourceControl { get; init; } = [];

    /// <summary>The policies of the VPC endpoint that the request comes through; null where it comes through none.</summary>
    public PolicyLayer? VpcEndpoint { get; init; }

    /// <summary>
    /// True where nothing is known of the resource's side: keys and roles are then judged without their policy, as IAM's own policy simulator
    /// does.
    /// </summary>
    public bool AssumesResourceDelegates { get; init; }
}
