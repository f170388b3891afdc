using IamSim.Calls;
using IamSim.Contracts.CloudTrail;
using IamSim.Iam.Tagging;
using Tag = IamSim.Contracts.CloudTrail.Tag;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>An event data store as answers show it.</summary>
internal static class LakeShapes
{
    public static string ArnOf(Call call, LakeStore store) => CloudTrailArn.Of(call, CloudTrailArn.EventDataStoreType, store.Id).ToString();

    public static IReadOnlyList<Tag> Tags(IReadOnlyList<TagEntry> tags) => [.. tags.Select(t => new Tag { Key = t.Key, Value = t.Value })];

    public static CreateEventDataStoreResponse Created(Call call, LakeStore store) => new()
    {
        EventDataStoreArn = ArnOf(call, store),
        Name = store.Name,

        // The answer comes before the store is enabled: of AWS's examples.
        Status = EventDataStoreStatus.CREATED,
        AdvancedEventSelectors = LakeSelectors.Read(store.EventSelectors),
        MultiRegionEnabled = store.IsMultiRegion,
        OrganizationEnabled = store.IsOrganization,
        RetentionPeriod = store.RetentionPeriod,
        TerminationProtectionEnabled = store.IsTerminationProtected,
        TagsList = Tags(store.Tags),
        CreatedTimestamp = store.CreatedAt,
        UpdatedTimestamp = store.UpdatedAt,
        KmsKeyId = store.KmsKeyId,
        BillingMode = store.BillingMode,
    };

    public static GetEventDataStoreResponse Whole(Call call, LakeStore store) => new()
    {
        EventDataStoreArn = ArnOf(call, store),
        Name = store.Name,
        Status = store.Status,
        AdvancedEventSelectors = LakeSelectors.Read(store.EventSelectors),
        MultiRegionEnabled = store.IsMultiRegion,
        OrganizationEnabled = store.IsOrganization,
        RetentionPeriod = store.RetentionPeriod,
        TerminationProtectionEnabled = store.IsTerminationProtected,
        CreatedTimestamp = store.CreatedAt,
        UpdatedTimestamp = store.UpdatedAt,
        KmsKeyId = store.KmsKeyId,
        BillingMode = store.BillingMode,
        FederationStatus = FederationStatus.DISABLED,
    };

    public static UpdateEventDataStoreResponse Updated(Call call, LakeStore store) => new()
    {
        EventDataStoreArn = ArnOf(call, store),
        Name = store.Name,
        Status = store.Status,
        AdvancedEventSelectors = LakeSelectors.Read(store.EventSelectors),
        MultiRegionEnabled = store.IsMultiRegion,
        OrganizationEnabled = store.IsOrganization,
        RetentionPeriod = store.RetentionPeriod,
        TerminationProtectionEnabled = store.IsTerminationProtected,
        CreatedTimestamp = store.CreatedAt,
        UpdatedTimestamp = store.UpdatedAt,
        KmsKeyId = store.KmsKeyId,
        BillingMode = store.BillingMode,
        FederationStatus = FederationStatus.DISABLED,
    };

    public static RestoreEventDataStoreResponse Restored(Call call, LakeStore store) => new()
    {
        EventDataStoreArn = ArnOf(call, store),
        Name = store.Name,
        Status = store.Status,
        AdvancedEventSelectors = LakeSelectors.Read(store.EventSelectors),
        MultiRegionEnabled = store.IsMultiRegion,
        OrganizationEnabled = store.IsOrganization,
        RetentionPeriod = store.RetentionPeriod,
        TerminationProtectionEnabled = store.IsTerminationProtected,
        CreatedTimestamp = store.CreatedAt,
        UpdatedTimestamp = store.UpdatedAt,
        KmsKeyId = store.KmsKeyId,
        BillingMode = store.BillingMode,
    };
}
