namespace IamSim.Calls;

/// <summary>ARNs of the things that IamSim makes.</summary>
internal static class Arns
{
    /// <summary>The partition that a region belongs to.</summary>
    public static string PartitionOf(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };

    /// <summary>Whether a text could be a region's name.</summary>
    public static bool IsRegion(string text) =>
        text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>The region in which IAM itself is, with the other services that a partition has once.</summary>
    public static string HomeRegionOf(string partition) => partition switch
    {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        _ => "us-east-1",
    };

    /// <summary>The ARN of an IAM resource with a path: <c>arn:aws:iam::123456789012:user/ml/alice</c>.</summary>
    /// <param name="call">Gives partition and account.</param>
    /// <param name="type">The resource type as ARNs spell it: <c>user</c>, <c>group</c>, <c>role</c>, <c>policy</c>, <c>mfa</c>, …</param>
    /// <param name="path">The path, from slash to slash.</param>
    /// <param name="name">The name as it is kept.</param>
    public static string Iam(Call call, string type, string path, string name) => $"arn:{call.Partition}:iam::{call.Account}:{type}{path}{name}";
}
