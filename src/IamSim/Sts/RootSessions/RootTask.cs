using IamSim.Iam.Policies;
using IamSim.Organizations;

namespace IamSim.Sts.RootSessions;

/// <summary>What a session of a member's root may be taken for, by one of five policies of AWS's.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html">IAM: Perform a privileged task on a member account</see></remarks>
internal static class RootTask
{
    private const string Path = "/root-task/";

    /// <summary>Deleting, allowing and looking at members' root credentials.</summary>
    private static readonly string[] OfCredentials = ["IAMAuditRootUserCredentials", "IAMCreateRootUserPassword", "IAMDeleteRootUserCredentials"];

    /// <summary>Unlocking buckets and queues whose policies lock everybody out.</summary>
    private static readonly string[] OfResources = ["S3UnlockBucketPolicy", "SQSUnlockQueuePolicy"];

    public static bool IsKnown(string partition, string? arn) =>
        PolicyArn.Parse(arn ?? string.Empty) is { IsAws: true, Path: Path } policy && policy.Partition == partition
        && (OfCredentials.Contains(policy.Name) || OfResources.Contains(policy.Name));

    /// <summary>Whether the organization has the feature on that the task belongs to.</summary>
    public static bool IsEnabled(Organization organization, string arn) => OfCredentials.Contains(arn[(arn.LastIndexOf('/') + 1)..])
        ? organization.ManagesRootCredentials
        : organization.AllowsRootSessions;
}
