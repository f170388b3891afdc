using IamSim.CloudTrail.Selectors;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>The advanced event selectors of event data stores.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html">CloudTrail: AdvancedFieldSelector</see>
/// </remarks>
internal static class LakeSelectors
{
    private const string Category = "eventCategory";
    private const string ReadOnly = "readOnly";

    private static readonly string[] Fields =
    [
        Category, ReadOnly, "eventSource", "eventName", "eventType", "resources.type", "resources.ARN", "userIdentity.arn", "sessionCredentialFromConsole",
        "errorCode", "vpcEndpointId",
    ];

    private static readonly string[] Categories =
        ["Management", "Data", "NetworkActivity", "Insight", "ConfigurationItem", "Evidence", "ActivityAuditLog"];

    /// <summary>"By default, … all management events": of AWS's examples of <c>create-event-data-store</c>.</summary>
    public static IReadOnlyList<AdvancedEventSelector> Default { get; } =
    [
        new() { Name = "Default management events", FieldSelectors = [new AdvancedFieldSelector { Field = Category, EqualsValue = ["Management"] }] },
    ];

    /// <summary>The selectors as they are stored, or what is wrong with them. The words are guesses.</summary>
    public static Outcome<string> Check(IReadOnlyList<AdvancedEventSelector>? given)
    {
        var selectors = given is { Count: > 0 } ? given : Default;
        foreach (var selector in selectors)
        {
            if (Wrong(selector) is { } wrong)
            {
                return LakeErrors.InvalidSelectors(wrong);
            }
        }

        return new StoredSelectors(null, selectors).Write();
    }

    public static IReadOnlyList<AdvancedEventSelector> Read(string stored) => StoredSelectors.Read(stored).Advanced ?? [];

    /// <summary>All management events and nothing else: then the record's own column tells, without a look into the rest.</summary>
    public static bool IsAllManagement(IReadOnlyList<AdvancedEventSelector> selectors) => selectors is
        [{ FieldSelectors: [{ Field: Category, EqualsValue: ["Management"], StartsWith: null, EndsWith: null, NotEquals: null, NotStartsWith: null, NotEndsWith: null }] }];

    /// <summary>"The eventCategory must be Management, Data, NetworkActivity, or ConfigurationItem."</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartEventDataStoreIngestion.html">CloudTrail: StartEventDataStoreIngestion</see></remarks>
    public static bool CanStopIngestion(IReadOnlyList<AdvancedEventSelector> selectors) => selectors.All(
        s => s.FieldSelectors.Any(f => f.Field == Category && f.EqualsValue?[0] is "Management" or "Data" or "NetworkActivity" or "ConfigurationItem"));

    private static string? Wrong(AdvancedEventSelector selector)
    {
        var fields = selector.FieldSelectors;
        if (fields.DistinctBy(f => f.Field).Count() < fields.Count)
        {
            return "A field can be used only once in an advanced event selector.";
        }

        if (fields.FirstOrDefault(f => f.Field == Category) is not { EqualsValue: [var category] } || !Categories.Contains(category))
        {
            return $"Each advanced event selector must have the field {Category} with Equals and one of {string.Join(", ", Categories)}.";
        }

        foreach (var field in fields)
        {
            if (!Fields.Contains(field.Field))
            {
                return $"The field {field.Field} is not valid for advanced event selectors.";
            }

            if (field is { EqualsValue: null, StartsWith: null, EndsWith: null, NotEquals: null, NotStartsWith: null, NotEndsWith: null })
            {
                return $"The field {field.Field} must have at least one operator.";
            }

            if (field.Field == ReadOnly && field is not { EqualsValue: ["true" or "false"] })
            {
                return "The field readOnly can only be Equals true or Equals false.";
            }
        }

        return null;
    }
}
