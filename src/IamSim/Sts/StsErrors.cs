using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Sts;

namespace IamSim.Sts;

/// <summary>What STS says of what it refuses. AWS documents next to none of it: the sentences are from public reports, or marked as guesses.</summary>
internal static class StsErrors
{
    /// <summary>
    /// STS tells nobody which side refused, nor whether the role exists:
    /// https://github.com/uswitch/kiam/issues/33, https://github.com/awslabs/aws-securityhub-multiaccount-scripts/issues/32
    /// </summary>
    public static Fault NotAuthorized(Call call, string action, string resource) =>
        CommonFaults.AccessDenied($"User: {call.Caller.Arn} is not authorized to perform: {action} on resource: {CallText.Shown(resource)}");

    /// <summary>https://github.com/kubeflow/testing/pull/961</summary>
    public static Fault RootAssumesNoRoles() => CommonFaults.AccessDenied("Roles may not be assumed by root accounts.");

    /// <summary>What is no ARN at all, or none of IAM's of this partition.</summary>
    public static Fault InvalidArn() => CommonFaults.ValidationError("Request ARN is invalid");

    /// <summary>https://github.com/99designs/aws-vault/issues/263 has the next one; both are known from many reports.</summary>
    public static Fault LongerThanRoleAllows() =>
        CommonFaults.ValidationError("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");

    public static Fault LongerThanChainAllows() =>
        CommonFaults.ValidationError("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");

    /// <summary>As IAM says it of its own tags; no report of STS.</summary>
    public static Fault DuplicateTags() => InvalidParameter("Duplicate tag keys found. Please note that Tag keys are case insensitive.");

    /// <summary>As IAM says it of its own tags; no report of STS.</summary>
    public static Fault ReservedTag() => InvalidParameter("aws: prefixed tag key names are not allowed for external use.");

    /// <summary>A guess: the rule is documented, the sentence is not.</summary>
    public static Fault NoTagForTransitiveKey(string key) =>
        InvalidParameter($"The transitive tag key {CallText.Shown(key)} is not one of the session tags that are passed.");

    /// <summary>https://github.com/mahitotsu/gekko_08/blob/main/experiments/multi-hop-propagation/RESULTS.md, which has the next one too.</summary>
    public static Fault InheritedTag() =>
        InvalidParameter("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");

    public static Fault SourceIdentityIsSet() => CommonFaults.ValidationError("The source identity is already set for this assume role session");

    /// <summary>A guess: that the policy has to exist is documented, what is said where it does not is not.</summary>
    public static Fault NoSuchSessionPolicy(string arn) =>
        CommonFaults.ValidationError($"Policy {CallText.Shown(arn)} does not exist or cannot be used as a session policy.");

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html; the form with tags alone: https://github.com/aws/containers-roadmap/issues/2413</summary>
    public static Fault TooLarge(int percent, bool hasPolicies) => StsFaults.PackedPolicyTooLarge(hasPolicies
        ? $"Packed policy consumes {percent}% of allotted space"
        : $"Packed size of session tags consumes {percent}% of allotted space.");

    /// <summary>
    /// A context assertion is IAM Identity Center's, which IamSim does not have: none is good. The sentence is a guess.
    /// </summary>
    public static Fault InvalidContextAssertion() => CommonFaults.ValidationError("The provided context assertion is invalid.");

    /// <summary>
    /// "You cannot call" these with temporary credentials: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html; the
    /// sentence is known from many reports.
    /// </summary>
    public static Fault NotWithSession(string operation) => CommonFaults.AccessDenied($"Cannot call {operation} with session credentials");

    private static Fault InvalidParameter(string message) => new("InvalidParameterValue", 400, message, "InvalidParameterValueException");
}
