namespace IamSim.Policies.Documents;

/// <summary>What a policy is attached to. The language is one; each kind requires and forbids its own elements.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html">IAM: policies and permissions</see></remarks>
public enum PolicyKind
{
    /// <summary>Inline in a user, group or role.</summary>
    Identity,

    /// <summary>A managed policy (CreatePolicy, CreatePolicyVersion): as <see cref="Identity"/>, but of version 2012-10-17.</summary>
    Managed,

    /// <summary>A managed policy as the ceiling of a user or role; the same rules as <see cref="Managed"/>.</summary>
    PermissionsBoundary,

    /// <summary>Passed to AssumeRole and its siblings or to GetFederationToken.</summary>
    Session,

    /// <summary>A role's trust policy: who may assume it.</summary>
    Trust,

    /// <summary>Attached to a resource of another service, such as a bucket.</summary>
    Resource,

    /// <summary>An organization's ceiling on its accounts' principals.</summary>
    ServiceControl,

    /// <summary>An organization's ceiling on its accounts' resources.</summary>
    ResourceControl,

    /// <summary>What may pass a VPC endpoint.</summary>
    VpcEndpoint,
}
