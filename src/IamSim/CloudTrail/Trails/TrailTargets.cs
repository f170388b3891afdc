using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Trails;

/// <summary>
/// The rules for where a trail delivers to: bucket, prefix, topic, log group, key. IamSim has none of these services, so what can be told from the text
/// alone is checked, and that there is such a thing is believed.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html">CloudTrail: CreateTrail</see>. Where no other source
/// stands beside it, a message says the page's rule in words of IamSim.
/// </remarks>
internal static class TrailTargets
{
    private const int LongestPrefix = 200;
    private const int LongestTopic = 256;

    /// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">S3: bucket naming rules</see></remarks>
    public static Fault? RefuseBucket(string? bucket)
    {
        if (string.IsNullOrWhiteSpace(bucket))
        {
            return CloudTrailFaults.InvalidS3BucketName("Bucket name cannot be blank!");
        }

        if (bucket.Length is < 3 or > 63)
        {
            return CloudTrailFaults.InvalidS3BucketName("Bucket name must be between 3 and 63 characters long.");
        }

        var isWellFormed = IsEnd(bucket[0]) && IsEnd(bucket[^1])
            && bucket.All(c => IsEnd(c) || c is '-' or '.')
            && !bucket.Contains("..", StringComparison.Ordinal)
            && !(bucket.Split('.') is { Length: 4 } parts && parts.All(part => byte.TryParse(part, out _)));
        return isWellFormed ? null : CloudTrailFaults.InvalidS3BucketName($"Bucket name {CallText.Shown(bucket)} does not follow the naming rules of Amazon S3.");
    }

    public static Fault? RefusePrefix(string? prefix) =>
        prefix is { Length: > LongestPrefix } ? CloudTrailFaults.InvalidS3Prefix($"S3 key prefix can't be longer than {LongestPrefix} characters.")
        : prefix is not null && prefix.Any(char.IsControl) ? CloudTrailFaults.InvalidS3Prefix("S3 key prefix contains characters that are not valid.")
        : null;

    /// <summary>The ARN of a topic that is given by name or by ARN; null for none.</summary>
    public static Outcome<string> Topic(Call call, string topic)
    {
        var name = CloudTrailArn.LooksLikeOne(topic) && topic.Split(':') is [_, _, "sns", _, _, var last] ? last : topic;
        return topic.Length > LongestTopic || name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? CloudTrailFaults.InvalidSnsTopicName($"SNS topic name {CallText.Shown(topic)} is not valid.")
            : CloudTrailArn.LooksLikeOne(topic) ? topic : $"arn:{call.Partition}:sns:{call.Region}:{call.Account}:{topic}";
    }

    /// <summary>The ARN of a key that is given by id, alias or ARN.</summary>
    /// <remarks>AWS answers with the ARN of the key that an alias stands for; without the key service that is the alias's own.</remarks>
    public static Outcome<string> Key(Call call, string key)
    {
        if (CloudTrailArn.LooksLikeOne(key))
        {
            return key.Split(':') is [_, _, "kms", _, _, var rest] && (rest.StartsWith("key/", StringComparison.Ordinal) || rest.StartsWith("alias/", StringComparison.Ordinal))
                ? key
                : InvalidKey(key);
        }

        return key.StartsWith("alias/", StringComparison.Ordinal) && key.Length > "alias/".Length ? $"arn:{call.Partition}:kms:{call.Region}:{call.Account}:{key}"
            : Guid.TryParse(key, out _) || key.StartsWith("mrk-", StringComparison.Ordinal) ? $"arn:{call.Partition}:kms:{call.Region}:{call.Account}:key/{key}"
            : InvalidKey(key);
    }

    /// <summary>A log group and the role to write to it come together.</summary>
    public static Fault? RefuseLogGroup(string? group, string? role)
    {
        if (group is null && role is null)
        {
            return null;
        }

        // https://github.com/pulumi/docs/issues/5117
        if (role is null)
        {
            return CloudTrailFaults.InvalidCloudWatchLogsRoleArn("You must specify a role ARN as well as a log group.");
        }

        if (group is null)
        {
            return CloudTrailFaults.InvalidCloudWatchLogsLogGroupArn("You must specify a log group as well as a role ARN.");
        }

        return group.Split(':') is not ["arn", _, "logs", _, _, "log-group", ..]
            ? CloudTrailFaults.InvalidCloudWatchLogsLogGroupArn("CloudTrail cannot validate the specified log group ARN.")
            : role.Split(':') is not ["arn", _, "iam", "", _, var name] || !name.StartsWith("role/", StringComparison.Ordinal)
                ? CloudTrailFaults.InvalidCloudWatchLogsRoleArn("CloudTrail cannot validate the specified role ARN.")
                : null;
    }

    private static Fault InvalidKey(string key) => CloudTrailFaults.InvalidKmsKeyId($"KMS key {CallText.Shown(key)} is not valid.");

    private static bool IsEnd(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
