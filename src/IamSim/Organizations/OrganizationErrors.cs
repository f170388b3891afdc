using IamSim.Contracts;
using IamSim.Contracts.Organizations;

namespace IamSim.Organizations;

/// <summary>What Organizations says of organizations and of who may ask about them.</summary>
internal static class OrganizationErrors
{
    // https://github.com/nozaq/terraform-aws-secure-baseline/issues/70
    public static Fault NotInUse() => OrganizationsFaults.AWSOrganizationsNotInUse("Your account is not a member of an organization.");

    // https://github.com/awslabs/aws-innovation-sandbox/issues/6
    public static Fault NotTheManagementAccount() => OrganizationsFaults.AccessDenied("You don't have permissions to access this resource.");

    /// <remarks>The reference's words, shortened as AWS's answers are; no report of it is at hand.</remarks>
    public static Fault AlreadyInOrganization() => OrganizationsFaults.AlreadyInOrganization("The AWS account is already a member of an organization.");

    /// <summary>Two servers of one database did it at once.</summary>
    public static Fault ConcurrentModification() =>
        OrganizationsFaults.ConcurrentModification("The target of the operation is currently being modified by a different request. Try again later.");

    public static Fault InvalidInput(string reason, string message) => OrganizationsFaults.InvalidInput(message, reason);

    public static Fault Violates(string reason, string message) => OrganizationsFaults.ConstraintViolation(message, reason);
}
