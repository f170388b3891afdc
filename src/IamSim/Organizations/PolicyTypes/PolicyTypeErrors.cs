using IamSim.Contracts;
using IamSim.Contracts.Organizations;

namespace IamSim.Organizations.PolicyTypes;

/// <summary>What Organizations says of types of policies. The messages are the reference's, where no issue is named.</summary>
internal static class PolicyTypeErrors
{
    public static Fault NotAvailable() => OrganizationsFaults.PolicyTypeNotAvailableForOrganization(
        "You can't use the specified policy type with the feature set currently enabled for this organization.");

    public static Fault NotEnabled() => OrganizationsFaults.PolicyTypeNotEnabled("This operation can be performed only for enabled policy types.");

    // https://github.com/pepperize/cdk-organizations/pull/633
    public static Fault AlreadyEnabled() => OrganizationsFaults.PolicyTypeAlreadyEnabled("The specified policy type is already enabled.");
}
