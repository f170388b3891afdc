using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Selectors;

/// <summary>The rules for basic event selectors. What no report tells the words of says the page's rule in words of IamSim.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html">CloudTrail: EventSelector</see>,
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html">DataResource</see>
/// </remarks>
internal static class BasicSelectorRules
{
    private static readonly string[] Excludable = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

    /// <summary>What a basic selector can name beside management events, and the service in its ARNs.</summary>
    private static readonly Dictionary<string, string> Services = new(StringComparer.Ordinal)
    {
        ["AWS::S3::Object"] = "s3",
        ["AWS::Lambda::Function"] = "lambda",
        ["AWS::DynamoDB::Table"] = "dynamodb",
    };

    public static Fault? Refuse(IReadOnlyList<EventSelector> selectors, CloudTrailOptions options)
    {
        if (selectors.Count > options.EventSelectorsPerTrail)
        {
            return SelectorErrors.Invalid($"A trail can have at most {options.EventSelectorsPerTrail} event selectors.");
        }

        if (selectors.SelectMany(s => s.DataResources ?? []).Sum(r => r.Values?.Count ?? 0) > options.DataResourcesPerTrail)
        {
            return SelectorErrors.Invalid($"A trail can have at most {options.DataResourcesPerTrail} data resources.");
        }

        return selectors.Select(Refuse).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>The selectors as they are kept and shown: with what was left out.</summary>
    public static IReadOnlyList<EventSelector> Complete(IReadOnlyList<EventSelector> selectors) => [.. selectors.Select(selector => selector with
    {
        ReadWriteType = selector.ReadWriteType ?? ReadWriteType.All,
        IncludeManagementEvents = selector.IncludeManagementEvents ?? true,
        DataResources = selector.DataResources ?? [],
        ExcludeManagementEventSources = selector.ExcludeManagementEventSources ?? [],
    })];

    private static Fault? Refuse(EventSelector selector)
    {
        foreach (var source in selector.ExcludeManagementEventSources ?? [])
        {
            if (!Excludable.Contains(source))
            {
                return SelectorErrors.Invalid("ExcludeManagementEventSources can contain kms.amazonaws.com and rdsdata.amazonaws.com only.");
            }
        }

        return (selector.DataResources ?? []).Select(Refuse).FirstOrDefault(fault => fault is not null);
    }

    private static Fault? Refuse(DataResource resource)
    {
        if (resource.Type is null || !Services.TryGetValue(resource.Type, out var service))
        {
            return SelectorErrors.DataType(resource.Type);
        }

        if (resource.Values is not { Count: > 0 })
        {
            return SelectorErrors.Invalid("DataResources.Values can't be empty.");
        }

        return resource.Values.FirstOrDefault(value => !IsValue(service, value)) is { } wrong ? SelectorErrors.DataValue(wrong) : null;
    }

    /// <summary>All of the service, a bucket with a slash behind it, a function or a table.</summary>
    private static bool IsValue(string service, string value) => value.Split(':') switch
    {
        ["arn", { Length: > 0 }, var named] => named == service,
        ["arn", { Length: > 0 }, "s3", "", "", var bucket] => service == "s3" && bucket.IndexOf('/') > 0 && !bucket.StartsWith('*'),
        ["arn", { Length: > 0 }, "lambda", { Length: > 0 }, { Length: > 0 }, "function", { Length: > 0 }] => service == "lambda",
        ["arn", { Length: > 0 }, "dynamodb", { Length: > 0 }, { Length: > 0 }, var table] => service == "dynamodb" && table.StartsWith("table/", StringComparison.Ordinal),
        _ => false,
    };
}
