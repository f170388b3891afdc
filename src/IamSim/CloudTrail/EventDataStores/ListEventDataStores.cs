using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>Lists the event data stores of the account in the region: their names and ARNs, as the other members are "no longer returned".</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListEventDataStores.html">CloudTrail: ListEventDataStores</see></remarks>
internal sealed class ListEventDataStores(LakeStores stores, Pages pages) : IOperation<ListEventDataStoresRequest, ListEventDataStoresResponse>
{
    public async ValueTask<Outcome<ListEventDataStoresResponse>> RunAsync(Call call, ListEventDataStoresRequest request, CancellationToken ct)
    {
        var start = pages.Start(call, ListEventDataStoresRequest.Operation, request, call.Region);
        if (start.IsFault)
        {
            return LakeErrors.InvalidToken();
        }

        var page = start.Value.CutAll(await stores.AllAsync(call, ct), s => s.Id);
        return new ListEventDataStoresResponse
        {
            EventDataStores = page.Select(s => new EventDataStore { EventDataStoreArn = LakeShapes.ArnOf(call, s), Name = s.Name }),
            NextToken = page.Marker,
        };
    }
}
