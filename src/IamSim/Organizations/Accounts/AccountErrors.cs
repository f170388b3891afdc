using IamSim.Contracts;
using IamSim.Contracts.Organizations;

namespace IamSim.Organizations.Accounts;

/// <summary>What Organizations says of accounts. The words follow the reference; no report of AWS's own is at hand.</summary>
internal static class AccountErrors
{
    public static Fault NoSuchAccount() => OrganizationsFaults.AccountNotFound("You specified an account that doesn't exist.");

    public static Fault NoSuchCreation() =>
        OrganizationsFaults.CreateAccountStatusNotFound("You specified a create account request that doesn't exist.");

    public static Fault TooMany() => OrganizationErrors.Violates(
        ConstraintViolationExceptionReason.ACCOUNT_NUMBER_LIMIT_EXCEEDED, "You have exceeded the allowed number of AWS accounts.");

    public static Fault InvalidRoleName() => OrganizationErrors.InvalidInput(
        InvalidInputExceptionReason.INVALID_ROLE_NAME,
        "You provided a role name that isn't valid. A role name can't begin with the reserved prefix AWSServiceRoleFor.");

    public static Fault NoSuchSource() =>
        OrganizationsFaults.SourceParentNotFound("We can't find a source root or OU with the ParentId that you specified.");

    public static Fault NoSuchDestination() =>
        OrganizationsFaults.DestinationParentNotFound("We can't find the destination container (a root or OU) with the ParentId that you specified.");

    public static Fault AlreadyInDestination() =>
        OrganizationsFaults.DuplicateAccount("That account is already present in the specified destination.");
}
