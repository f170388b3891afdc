using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>Lets an event data store take in events again, from here on.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartEventDataStoreIngestion.html">CloudTrail: StartEventDataStoreIngestion</see>
/// </remarks>
internal sealed class StartEventDataStoreIngestion(IamDb db, LakeStores stores)
    : IOperation<StartEventDataStoreIngestionRequest, StartEventDataStoreIngestionResponse>
{
    public async ValueTask<Outcome<StartEventDataStoreIngestionResponse>> RunAsync(
        Call call, StartEventDataStoreIngestionRequest request, CancellationToken ct)
    {
        var found = await stores.FindAsync(call, request.EventDataStore, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var store = found.Value;
        if (store.Status != EventDataStoreStatus.STOPPED_INGESTION)
        {
            return LakeErrors.InvalidStatus();
        }

        if (!LakeSelectors.CanStopIngestion(LakeSelectors.Read(store.EventSelectors)))
        {
            return LakeErrors.InvalidCategory();
        }

        store.Status = EventDataStoreStatus.ENABLED;
        store.UpdatedAt = call.Time;
        await db.OpenSpanAsync(store, ct);
        return new StartEventDataStoreIngestionResponse();
    }
}
