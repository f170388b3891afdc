using IamSim.Contracts;
using IamSim.Contracts.Organizations;

namespace IamSim.Organizations.Policies;

/// <summary>What Organizations says of policies. Where no issue is named, the words follow the reference.</summary>
internal static class OrganizationPolicyErrors
{
    // https://github.com/hashicorp/terraform-provider-aws/issues/27231
    public static Fault NoSuchPolicy() => OrganizationsFaults.PolicyNotFound("You specified a policy that doesn't exist.");

    // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2245
    public static Fault AlreadyExists() => OrganizationsFaults.DuplicatePolicy("A policy with the specified name and type already exists.");

    public static Fault InUse() => OrganizationsFaults.PolicyInUse(
        "The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before performing this operation.");

    public static Fault Immutable() => OrganizationErrors.InvalidInput(
        InvalidInputExceptionReason.IMMUTABLE_POLICY, "You specified a policy that is managed by AWS and can't be modified.");

    public static Fault TooMany() => OrganizationErrors.Violates(
        ConstraintViolationExceptionReason.POLICY_NUMBER_LIMIT_EXCEEDED, "You have exceeded the allowed number of policies.");

    // https://github.com/hashicorp/terraform-provider-aws/issues/12597
    public static Fault TooLarge() => OrganizationErrors.Violates(
        ConstraintViolationExceptionReason.POLICY_CONTENT_LIMIT_EXCEEDED, "You have exceeded the maximum policy size.");

    public static Fault Malformed() => OrganizationsFaults.MalformedPolicyDocument(
        "The provided policy document does not meet the requirements of the specified policy type.");
}
