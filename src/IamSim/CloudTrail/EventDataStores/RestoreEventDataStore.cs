using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>Takes back the deletion of an event data store, "within the seven-day wait period".</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RestoreEventDataStore.html">CloudTrail: RestoreEventDataStore</see></remarks>
internal sealed class RestoreEventDataStore(IamDb db, LakeStores stores) : IOperation<RestoreEventDataStoreRequest, RestoreEventDataStoreResponse>
{
    public async ValueTask<Outcome<RestoreEventDataStoreResponse>> RunAsync(Call call, RestoreEventDataStoreRequest request, CancellationToken ct)
    {
        var found = await stores.FindAsync(call, request.EventDataStore, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var store = found.Value;
        if (!store.IsPending)
        {
            return LakeErrors.InvalidStatus();
        }

        if (store.IsOrganization && await LakeRules.CheckOrganizationAsync(db, call, ct) is { } outside)
        {
            return outside;
        }

        store.Status = EventDataStoreStatus.ENABLED;
        store.DeletedAt = null;
        store.UpdatedAt = call.Time;
        await db.OpenSpanAsync(store, ct);
        return LakeShapes.Restored(call, store);
    }
}
