using System.Text.Json;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Selectors;

/// <summary>What one basic event selector selects.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html">CloudTrail: EventSelector</see>,
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html">DataResource</see>
/// </remarks>
internal static class BasicSelection
{
    private const string Objects = "AWS::S3::Object";

    public static bool Matches(EventSelector selector, JsonElement record)
    {
        var isRead = RecordFields.Text(record, "readOnly") == "true";
        if (selector.ReadWriteType == ReadWriteType.ReadOnly && !isRead || selector.ReadWriteType == ReadWriteType.WriteOnly && isRead)
        {
            return false;
        }

        return RecordFields.Text(record, "eventCategory") switch
        {
            "Management" => selector.IncludeManagementEvents is not false
                && !(selector.ExcludeManagementEventSources ?? []).Contains(RecordFields.Text(record, "eventSource")),
            "Data" => (selector.DataResources ?? []).Any(resource => IsAbout(record, resource)),
            _ => false,
        };
    }

    private static bool IsAbout(JsonElement record, DataResource resource)
    {
        if (!RecordFields.Of(record, "resources.type").Contains(resource.Type))
        {
            return false;
        }

        return RecordFields.Of(record, "resources.ARN").Any(arn => (resource.Values ?? []).Any(value => IsWithin(arn, value, resource.Type)));
    }

    // "arn:aws:s3" stands for all buckets, as "arn:aws:lambda" for all functions; of a bucket "the bucket ARN and a slash", with or without a prefix.
    private static bool IsWithin(string arn, string value, string? type) =>
        arn == value
        || value.Count(c => c == ':') == 2 && arn.StartsWith(value + ":", StringComparison.Ordinal)
        || type == Objects && arn.StartsWith(value, StringComparison.Ordinal);
}
