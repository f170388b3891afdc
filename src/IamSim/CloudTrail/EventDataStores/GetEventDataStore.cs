using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>Shows an event data store.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventDataStore.html">CloudTrail: GetEventDataStore</see></remarks>
internal sealed class GetEventDataStore(LakeStores stores) : IOperation<GetEventDataStoreRequest, GetEventDataStoreResponse>
{
    public async ValueTask<Outcome<GetEventDataStoreResponse>> RunAsync(Call call, GetEventDataStoreRequest request, CancellationToken ct)
    {
        var store = await stores.FindAsync(call, request.EventDataStore, ct);
        return store.IsFault ? store.Fault : LakeShapes.Whole(call, store.Value);
    }
}
