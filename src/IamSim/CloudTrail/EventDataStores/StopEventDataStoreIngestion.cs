using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>Stops an event data store from taking in events; what it holds stays.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopEventDataStoreIngestion.html">CloudTrail: StopEventDataStoreIngestion</see>
/// </remarks>
internal sealed class StopEventDataStoreIngestion(IamDb db, LakeStores stores)
    : IOperation<StopEventDataStoreIngestionRequest, StopEventDataStoreIngestionResponse>
{
    public async ValueTask<Outcome<StopEventDataStoreIngestionResponse>> RunAsync(
        Call call, StopEventDataStoreIngestionRequest request, CancellationToken ct)
    {
        var found = await stores.FindAsync(call, request.EventDataStore, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var store = found.Value;
        if (store.Status != EventDataStoreStatus.ENABLED)
        {
            return LakeErrors.InvalidStatus();
        }

        if (!LakeSelectors.CanStopIngestion(LakeSelectors.Read(store.EventSelectors)))
        {
            return LakeErrors.InvalidCategory();
        }

        store.Status = EventDataStoreStatus.STOPPED_INGESTION;
        store.UpdatedAt = call.Time;
        await db.CloseSpanAsync(store, ct);
        return new StopEventDataStoreIngestionResponse();
    }
}
