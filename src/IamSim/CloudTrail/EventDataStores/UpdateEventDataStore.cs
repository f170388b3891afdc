using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>Changes an event data store. What it selects changes for the events to come.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateEventDataStore.html">CloudTrail: UpdateEventDataStore</see></remarks>
internal sealed class UpdateEventDataStore(IamDb db, LakeStores stores, CloudTrailOptions quotas) : IOperation<UpdateEventDataStoreRequest, UpdateEventDataStoreResponse>
{
    public async ValueTask<Outcome<UpdateEventDataStoreResponse>> RunAsync(Call call, UpdateEventDataStoreRequest request, CancellationToken ct)
    {
        var found = await stores.FindAsync(call, request.EventDataStore, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var store = found.Value;
        if (store.IsPending)
        {
            return LakeErrors.Inactive();
        }

        if (request.Name is { } name && name != store.Name && (await stores.AllAsync(call, ct)).Exists(s => s.Name == name))
        {
            return LakeErrors.NameTaken();
        }

        if (await ApplyPlainAsync(call, store, request, ct) is { } refused)
        {
            return refused;
        }

        if (await ApplySelectionAsync(call, store, request, ct) is { } unselectable)
        {
            return unselectable;
        }

        store.UpdatedAt = call.Time;
        return LakeShapes.Updated(call, store);
    }

    private async Task<Fault?> ApplyPlainAsync(Call call, LakeStore store, UpdateEventDataStoreRequest request, CancellationToken ct)
    {
        // "You can change from FIXED_RETENTION_PRICING to EXTENDABLE_RETENTION_PRICING", and not back.
        var billing = request.BillingMode ?? store.BillingMode;
        if (billing == BillingMode.FIXED_RETENTION_PRICING && store.BillingMode != billing)
        {
            return LakeErrors.InvalidParameter("The billing mode cannot be changed from EXTENDABLE_RETENTION_PRICING to FIXED_RETENTION_PRICING.");
        }

        var retention = request.RetentionPeriod ?? store.RetentionPeriod;
        if (LakeRules.CheckRetention(retention, billing) is { } wrong)
        {
            return wrong;
        }

        if (request.KmsKeyId is { } given)
        {
            var key = LakeRules.KmsKey(call, given);
            if (key.IsFault)
            {
                return key.Fault;
            }

            // "After you associate an event data store with a KMS key, the KMS key cannot be removed or changed."
            if (store.KmsKeyId is not null && store.KmsKeyId != key.Value)
            {
                return LakeErrors.InvalidParameter("The KMS key of an event data store cannot be removed or changed.");
            }

            store.KmsKeyId = key.Value;
        }

        if (request.OrganizationEnabled is true && !store.IsOrganization && await LakeRules.CheckOrganizationAsync(db, call, ct) is { } outside)
        {
            return outside;
        }

        store.Name = request.Name ?? store.Name;
        store.BillingMode = billing;
        store.RetentionPeriod = retention;
        store.IsTerminationProtected = request.TerminationProtectionEnabled ?? store.IsTerminationProtected;
        return null;
    }

    private async Task<Fault?> ApplySelectionAsync(Call call, LakeStore store, UpdateEventDataStoreRequest request, CancellationToken ct)
    {
        var selectors = request.AdvancedEventSelectors is { Count: > 0 } given ? LakeSelectors.Check(given, quotas) : store.EventSelectors;
        if (selectors.IsFault)
        {
            return selectors.Fault;
        }

        var isMultiRegion = request.MultiRegionEnabled ?? store.IsMultiRegion;
        var isOrganization = request.OrganizationEnabled ?? store.IsOrganization;
        if (selectors.Value == store.EventSelectors && isMultiRegion == store.IsMultiRegion && isOrganization == store.IsOrganization)
        {
            return null;
        }

        await db.CloseSpanAsync(store, ct);
        store.EventSelectors = selectors.Value;
        store.IsMultiRegion = isMultiRegion;
        store.IsOrganization = isOrganization;
        if (store.Status == EventDataStoreStatus.ENABLED)
        {
            await db.OpenSpanAsync(store, ct);
        }

        return null;
    }
}
