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

    /// <summary>"By default, … all management events": of AWS's examples of <c>create-event-data-store</c>.</summary>
    public static IReadOnlyList<AdvancedEventSelector> Default { get; } =
    [
        new() { Name = "Default management events", FieldSelectors = [new AdvancedFieldSelector { Field = Category, EqualsValue = ["Management"] }] },
    ];

    /// <summary>The selectors as they are stored, or what is wrong with them.</summary>
    public static Outcome<string> Check(IReadOnlyList<AdvancedEventSelector>? given, CloudTrailOptions quotas)
    {
        var selectors = given is { Count: > 0 } ? given : Default;
        return AdvancedSelectorRules.Refuse(selectors, ofTrail: false, quotas) is { } refusal ? refusal : new StoredSelectors(null, selectors).Write();
    }

    public static IReadOnlyList<AdvancedEventSelector> Read(string stored) => StoredSelectors.Read(stored).Advanced ?? [];

    /// <summary>All management events and nothing else: then the record's own column tells, without a look into the rest.</summary>
    public static bool IsAllManagement(IReadOnlyList<AdvancedEventSelector> selectors) => selectors is
        [{ FieldSelectors: [{ Field: Category, EqualsValue: ["Management"], StartsWith: null, EndsWith: null, NotEquals: null, NotStartsWith: null, NotEndsWith: null }] }];

    /// <summary>"The eventCategory must be Management, Data, NetworkActivity, or ConfigurationItem."</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartEventDataStoreIngestion.html">CloudTrail: StartEventDataStoreIngestion</see></remarks>
    public static bool CanStopIngestion(IReadOnlyList<AdvancedEventSelector> selectors) => selectors.All(
        s => s.FieldSelectors.Any(f => f.Field == Category && f.EqualsValue?[0] is "Management" or "Data" or "NetworkActivity" or "ConfigurationItem"));
}
