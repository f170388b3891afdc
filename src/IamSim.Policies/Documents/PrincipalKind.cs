namespace IamSim.Policies.Documents;

/// <summary>The keys under which <c>Principal</c> names principals.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">IAM: Principal</see></remarks>
public enum PrincipalKind
{
    /// <summary>The bare <c>"Principal": "*"</c>.</summary>
    Everyone,

    /// <summary><c>AWS</c>: accounts, users, roles and their sessions.</summary>
    Aws,

    /// <summary><c>Service</c>: a service's name, such as <c>ec2.amazonaws.com</c>.</summary>
    Service,

    /// <summary><c>Federated</c>: an identity provider.</summary>
    Federated,

    /// <summary><c>CanonicalUser</c>: an account by S3's canonical id.</summary>
    CanonicalUser,
}
