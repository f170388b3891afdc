using IamSim.Contracts;
using IamSim.Contracts.Iam;

namespace IamSim.Iam.Policies;

/// <summary>What IAM says of policies.</summary>
internal static class PolicyErrors
{
    public static Fault InvalidArn(string arn) => IamFaults.InvalidInput($"ARN {arn} is not valid.");

    /// <summary>There is no such policy; or it is not attached where it should be detached: AWS has one text for both.</summary>
    public static Fault NotFound(string arn) => IamFaults.NoSuchEntity($"Policy {arn} was not found.");

    public static Fault NothingToAttach(string arn) => IamFaults.NoSuchEntity($"Policy {arn} does not exist or is not attachable.");

    public static Fault NoSuchVersion(string arn, string version) =>
        IamFaults.NoSuchEntity($"Policy {arn} version {version} does not exist or is not attachable.");

    public static Fault AlreadyExists(string name) =>
        IamFaults.EntityAlreadyExists($"A policy called {name} already exists. Duplicate names are not allowed.");

    /// <summary>A change of a policy that AWS manages, or that another account has.</summary>
    /// <remarks>Not documented. The text as services that repeat IAM's API have it.</remarks>
    public static Fault OutsideOwnAccount() => CommonFaults.AccessDenied("Policy is outside your own account.");

    /// <summary>Tags of a policy that AWS manages: neither written nor read.</summary>
    /// <remarks>In these words in <see href="https://github.com/aws-controllers-k8s/community/issues/2774">a real answer</see>.</remarks>
    public static Fault NoTagsHere() => IamFaults.InvalidInput("Tags not supported for policies in this domain");

    /// <summary>A policy of AWS's that only service-linked roles may have.</summary>
    /// <remarks>
    /// In these words, for a role, in <see href="https://github.com/aws/aws-cdk/issues/6131">a real answer</see>; for users and groups it is
    /// a guess.
    /// </remarks>
    public static Fault OnlyForServiceLinkedRoles(PrincipalKind kind) =>
        IamFaults.PolicyNotAttachable($"Cannot attach a Service Role Policy to a Customer {kind}.");

    /// <summary>A policy of AWS's that only service-linked roles may have, as a boundary.</summary>
    /// <remarks>The wording is a guess.</remarks>
    public static Fault NoBoundary(string arn) => IamFaults.PolicyNotAttachable($"Policy {arn} cannot be used as a permissions boundary.");

    public static Fault Attached() => IamFaults.DeleteConflict("Cannot delete a policy attached to entities.");

    public static Fault HasVersions() => IamFaults.DeleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
        + "The default version is deleted with the policy.");

    public static Fault IsDefaultVersion() => IamFaults.DeleteConflict("Cannot delete the default version of a policy.");

    public static Fault TooManyVersions(int quota) => IamFaults.LimitExceeded(
        $"A managed policy can have up to {quota} versions. Before you create a new version, you must delete an existing version.");

    public static Fault NoSuchInlinePolicy(PrincipalKind kind, string name) =>
        IamFaults.NoSuchEntity($"The {WordOf(kind)} policy with name {name} cannot be found.");

    public static Fault InlineTooLarge(PrincipalKind kind, string principal, int quota) =>
        IamFaults.LimitExceeded($"Maximum policy size of {quota} bytes exceeded for {WordOf(kind)} {principal}");

    private static string WordOf(PrincipalKind kind) => kind switch
    {
        PrincipalKind.User => "user",
        PrincipalKind.Group => "group",
        PrincipalKind.Role => "role",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
