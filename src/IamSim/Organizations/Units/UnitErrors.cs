using IamSim.Contracts;
using IamSim.Contracts.Organizations;

namespace IamSim.Organizations.Units;

/// <summary>What Organizations says of roots and units. Where no issue is named, the words are plausible: no report of AWS's own is at hand.</summary>
internal static class UnitErrors
{
    public static Fault NoSuchRoot() => OrganizationsFaults.RootNotFound("You specified a root that doesn't exist.");

    public static Fault NoSuchUnit() => OrganizationsFaults.OrganizationalUnitNotFound("You specified an organizational unit that doesn't exist.");

    public static Fault NoSuchParent() => OrganizationsFaults.ParentNotFound("You specified parent that doesn't exist.");

    public static Fault NoSuchChild() => OrganizationsFaults.ChildNotFound("You specified a child that doesn't exist.");

    public static Fault AlreadyExists() => OrganizationsFaults.DuplicateOrganizationalUnit("An OU with the same name already exists.");

    public static Fault NotEmpty() => OrganizationsFaults.OrganizationalUnitNotEmpty(
        "The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again.");

    // https://github.com/org-formation/org-formation-cli/issues/368
    public static Fault TooDeep() => OrganizationErrors.Violates(
        ConstraintViolationExceptionReason.OU_DEPTH_LIMIT_EXCEEDED,
        "You cannot add an organizational unit to the specified parent because it would exceed the max depth allowed.");

    public static Fault TooMany() => OrganizationErrors.Violates(
        ConstraintViolationExceptionReason.OU_NUMBER_LIMIT_EXCEEDED, "You have exceeded the allowed number of organizational units.");
}
