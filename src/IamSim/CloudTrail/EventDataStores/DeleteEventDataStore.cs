using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>Disables an event data store; it is gone after seven days.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteEventDataStore.html">CloudTrail: DeleteEventDataStore</see></remarks>
internal sealed class DeleteEventDataStore(IamDb db, LakeStores stores) : IOperation<DeleteEventDataStoreRequest, DeleteEventDataStoreResponse>
{
    public async ValueTask<Outcome<DeleteEventDataStoreResponse>> RunAsync(Call call, DeleteEventDataStoreRequest request, CancellationToken ct)
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

        if (store.IsTerminationProtected)
        {
            return LakeErrors.Protected();
        }

        await db.CloseSpanAsync(store, ct);
        store.Status = EventDataStoreStatus.PENDING_DELETION;
        store.DeletedAt = call.Time;
        store.UpdatedAt = call.Time;
        return new DeleteEventDataStoreResponse();
    }
}
