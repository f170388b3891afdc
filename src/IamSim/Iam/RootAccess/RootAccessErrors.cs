using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.RootAccess;

/// <summary>What IAM says of centralized root access. The words are the reference's; no report of AWS's own is at hand.</summary>
internal static class RootAccessErrors
{
    public static Fault NoOrganization() => IamFaults.OrganizationNotFound("No organization is associated with your account.");

    public static Fault NotAllFeatures() => IamFaults.OrganizationNotInAllFeaturesMode("Your organization does not have All features enabled.");

    public static Fault NoTrustedAccess() => IamFaults.ServiceAccessNotEnabled("Trusted access is not enabled for IAM in Organizations.");

    public static Fault NotTheManagementAccount() =>
        IamFaults.CallerIsNotManagementAccount("The account making the request is not the management account for the organization.");

    public static Fault NotAnAdministrator() => IamFaults.AccountNotManagementOrDelegatedAdministrator(
        "The account making the request is not the management account or delegated administrator account for centralized root access.");
}
