using System.Diagnostics.CodeAnalysis;
using IamSim.Calls;

namespace IamSim.CloudTrail;

/// <summary>The ARN of something of CloudTrail: <c>arn:aws:cloudtrail:us-east-1:123456789012:trail/management</c>.</summary>
/// <param name="Partition">Such as <c>aws</c>.</param>
/// <param name="Region">The region that it is in.</param>
/// <param name="Account">Who owns it.</param>
/// <param name="Type">What it is: <c>trail</c>, <c>eventdatastore</c>, <c>channel</c>, <c>dashboard</c>.</param>
/// <param name="Name">What stands behind the first slash.</param>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html#awscloudtrail-resources-for-iam-policies">Resource
/// types of CloudTrail</see>
/// </remarks>
internal sealed record CloudTrailArn(string Partition, string Region, string Account, string Type, string Name)
{
    public const string TrailType = "trail";
    public const string EventDataStoreType = "eventdatastore";
    public const string ChannelType = "channel";
    public const string DashboardType = "dashboard";

    public static CloudTrailArn Of(Call call, string type, string name) => new(call.Partition, call.Region, call.Account, type, name);

    public static bool LooksLikeOne(string text) => text.StartsWith("arn:", StringComparison.Ordinal);

    public static bool TryParse(string? text, [NotNullWhen(true)] out CloudTrailArn? arn)
    {
        arn = text?.Split(':') is ["arn", { Length: > 0 } partition, "cloudtrail", { Length: > 0 } region, { Length: 12 } account, var rest]
            && account.All(char.IsAsciiDigit)
            && rest.Split('/', 2) is [{ Length: > 0 } type, { Length: > 0 } name]
            ? new CloudTrailArn(partition, region, account, type, name)
            : null;
        return arn is not null;
    }

    public override string ToString() => $"arn:{Partition}:cloudtrail:{Region}:{Account}:{Type}/{Name}";
}
