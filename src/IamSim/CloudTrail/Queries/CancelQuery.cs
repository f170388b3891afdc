using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Queries;

/// <summary>Ends a query that is queued or runs.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CancelQuery.html">CloudTrail: CancelQuery</see></remarks>
internal sealed class CancelQuery(LakeQueryFinder queries, RunningQueries running) : IOperation<CancelQueryRequest, CancelQueryResponse>
{
    public async ValueTask<Outcome<CancelQueryResponse>> RunAsync(Call call, CancelQueryRequest request, CancellationToken ct)
    {
        var found = await queries.FindAsync(call, request.QueryId, request.EventDataStore, request.EventDataStoreOwnerAccountId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var query = found.Value;
        if (!query.IsAtWork)
        {
            return QueryErrors.Inactive();
        }

        query.Status = QueryStatus.CANCELLED;
        running.Cancel(query.Id);
        return new CancelQueryResponse { QueryId = query.Id, QueryStatus = query.Status };
    }
}
