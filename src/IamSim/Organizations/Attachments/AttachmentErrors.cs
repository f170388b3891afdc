using IamSim.Contracts;
using IamSim.Contracts.Organizations;

namespace IamSim.Organizations.Attachments;

/// <summary>What Organizations says of attaching policies. Where no issue is named, the words follow the reference.</summary>
internal static class AttachmentErrors
{
    public static Fault NoSuchTarget() =>
        OrganizationsFaults.TargetNotFound("We can't find a root, OU, or account with the TargetId that you specified.");

    /// <summary>AWS says here what <c>CreatePolicy</c> says of a name: a transcript of real calls has it so.</summary>
    public static Fault AlreadyAttached() =>
        OrganizationsFaults.DuplicatePolicyAttachment("A policy with the specified name and type already exists.");

    public static Fault NotAttached() =>
        OrganizationsFaults.PolicyNotAttached("The policy isn't attached to the specified target in the specified root.");

    // https://github.com/hashicorp/terraform-provider-aws/issues/41493
    public static Fault TooMany() => OrganizationErrors.Violates(
        ConstraintViolationExceptionReason.MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED, "You have attached the maximum number of policies to the specified target.");

    public static Fault LastOne() => OrganizationErrors.Violates(
        ConstraintViolationExceptionReason.MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED,
        "You cannot remove the last policy attached to the specified target. You must have at least one attached at all times.");

    public static Fault NotDetachable() =>
        OrganizationErrors.InvalidInput(InvalidInputExceptionReason.NON_DETACHABLE_POLICY, "You can't detach this AWS Managed Policy.");
}
