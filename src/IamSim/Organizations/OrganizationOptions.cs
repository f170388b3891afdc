using IamSim.Contracts.Organizations;

namespace IamSim.Organizations;

/// <summary><c>IamSim:Organizations</c>: the quotas of an organization, as AWS has them by default, and what AWS's operations cannot switch here.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html">Organizations: Quotas</see>,
/// <see href="https://aws.amazon.com/about-aws/whats-new/2026/05/aws-organizations-increased-scp-quotas/">those of SCPs since May 2026</see>
/// </remarks>
internal sealed class OrganizationOptions
{
    /// <summary>
    /// Whether a new organization with all features has service control policies enabled at once, as the reference of <c>CreateOrganization</c>
    /// says. Reports of real organizations have them disabled; tools that enable them themselves want it so.
    /// </summary>
    public bool ServiceControlPoliciesAtOnce { get; init; } = true;

    /// <summary>Whether trusted access for IAM is on, which centralized root access asks for: AWS's <c>EnableAWSServiceAccess</c> is not served.</summary>
    public bool TrustedAccessForIam { get; init; } = true;

    /// <summary>The same for CloudTrail, which organization trails ask for.</summary>
    public bool TrustedAccessForCloudTrail { get; init; } = true;

    /// <summary>Accounts of an organization, its management account included.</summary>
    public int Accounts { get; init; } = 10;

    public int OrganizationalUnits { get; init; } = 2000;

    /// <summary>Levels of units below the root.</summary>
    public int UnitDepth { get; init; } = 5;

    public int ServiceControlPolicies { get; init; } = 10_000;

    /// <summary>Policies of each other type.</summary>
    public int PoliciesPerType { get; init; } = 1000;

    /// <summary>Characters of a service control policy.</summary>
    public int ServiceControlPolicySize { get; init; } = 10_240;

    /// <summary>Characters of a resource control policy.</summary>
    public int ResourceControlPolicySize { get; init; } = 5120;

    /// <summary>Characters of an AI services opt-out policy.</summary>
    public int OptOutPolicySize { get; init; } = 2500;

    /// <summary>Characters of a policy of any other type.</summary>
    public int ManagementPolicySize { get; init; } = 10_000;

    /// <summary>Service control policies that are attached to a root, unit or account.</summary>
    public int ServiceControlPoliciesPerTarget { get; init; } = 10;

    /// <summary>The same of resource control policies.</summary>
    public int ResourceControlPoliciesPerTarget { get; init; } = 5;

    /// <summary>The same of AI services opt-out policies, and of those for chat applications.</summary>
    public int OptOutPoliciesPerTarget { get; init; } = 5;

    /// <summary>The same of every other type.</summary>
    public int ManagementPoliciesPerTarget { get; init; } = 10;

    public int TagsPerResource { get; init; } = 50;

    public int PoliciesOf(string type) => type == PolicyType.SERVICE_CONTROL_POLICY ? ServiceControlPolicies : PoliciesPerType;

    public int SizeOf(string type) => type switch
    {
        PolicyType.SERVICE_CONTROL_POLICY => ServiceControlPolicySize,
        PolicyType.RESOURCE_CONTROL_POLICY => ResourceControlPolicySize,
        PolicyType.AISERVICES_OPT_OUT_POLICY => OptOutPolicySize,
        _ => ManagementPolicySize,
    };

    public int AttachedOf(string type) => type switch
    {
        PolicyType.SERVICE_CONTROL_POLICY => ServiceControlPoliciesPerTarget,
        PolicyType.RESOURCE_CONTROL_POLICY => ResourceControlPoliciesPerTarget,
        PolicyType.AISERVICES_OPT_OUT_POLICY or PolicyType.CHATBOT_POLICY => OptOutPoliciesPerTarget,
        _ => ManagementPoliciesPerTarget,
    };
}
