using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Quotas;

/// <summary>IAM's quotas, as AWS has them by default; <c>IamSim:Quotas</c> raises them. The names are those of AWS's messages.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM and STS quotas</see></remarks>
internal sealed class QuotaOptions
{
    public int UsersPerAccount { get; init; } = 5000;

    public int GroupsPerAccount { get; init; } = 300;

    public int RolesPerAccount { get; init; } = 1000;

    public int InstanceProfilesPerAccount { get; init; } = 1000;

    public int PoliciesPerAccount { get; init; } = 1500;

    public int GroupsPerUser { get; init; } = 10;

    public int AccessKeysPerUser { get; init; } = 2;

    public int MFADevicesPerUser { get; init; } = 8;

    public int PoliciesPerUser { get; init; } = 10;

    public int PoliciesPerGroup { get; init; } = 10;

    public int PoliciesPerRole { get; init; } = 10;

    public int VersionsPerPolicy { get; init; } = 5;

    public int ServerCertificatesPerAccount { get; init; } = 20;

    public int SigningCertificatesPerUser { get; init; } = 2;

    public int SAMLProvidersPerAccount { get; init; } = 100;

    /// <summary>Entities of a SAML provider's metadata that assert who somebody is. AWS's name for it is not known.</summary>
    public int IdentityProvidersPerSAMLProvider { get; init; } = 10;

    /// <summary>Certificates of a SAML provider's metadata that sign assertions. AWS's name for it is not known.</summary>
    public int KeysPerSAMLProvider { get; init; } = 10;

    /// <summary>Of a SAML provider, to read encrypted assertions with.</summary>
    public int PrivateKeysPerSAMLProvider { get; init; } = 2;

    public int OpenIdConnectProvidersPerAccount { get; init; } = 100;

    public int ClientIdsPerOpenIdConnectProvider { get; init; } = 100;

    public int SSHPublicKeysPerUser { get; init; } = 5;

    /// <summary>For each service.</summary>
    public int ServiceSpecificCredentialsPerUser { get; init; } = 2;

    /// <summary>Reported by <c>GetAccountSummary</c>.</summary>
    public int PolicyVersionsInUsePerAccount { get; init; } = 10000;

    /// <summary>Tags of a user, role, policy, instance profile, provider, server certificate or virtual MFA device.</summary>
    public int TagsPerResource { get; init; } = 50;

    /// <summary>Characters of a managed policy, white space not counted.</summary>
    public int PolicySize { get; init; } = 6144;

    /// <summary>Characters of a role's trust policy, white space not counted.</summary>
    public int ACLSizePerRole { get; init; } = 2048;

    /// <summary>Characters of a delegation request's policy, as rendered, white space not counted.</summary>
    public int DelegationPolicySize { get; init; } = 2048;

    /// <summary>Characters of all inline policies of a user together, white space not counted.</summary>
    public int UserPolicySize { get; init; } = 2048;

    /// <summary>Characters of all inline policies of a group together, white space not counted.</summary>
    public int GroupPolicySize { get; init; } = 5120;

    /// <summary>Characters of all inline policies of a role together, white space not counted.</summary>
    public int RolePolicySize { get; init; } = 10240;

    /// <summary>AWS's refusal of one more than the quota allows: <c>Cannot exceed quota for UsersPerAccount: 5000</c>.</summary>
    public static Fault Exceeded(string quota, int value) => IamFaults.LimitExceeded($"Cannot exceed quota for {quota}: {value}");
}
