using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;

namespace IamSim.CloudTrail.Queries;

/// <summary>Shows a query: how it stands, how long it took, and how many events it looked through.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeQuery.html">CloudTrail: DescribeQuery</see></remarks>
internal sealed class DescribeQuery(LakeQueryFinder queries) : IOperation<DescribeQueryRequest, DescribeQueryResponse>
{
    public async ValueTask<Outcome<DescribeQueryResponse>> RunAsync(Call call, DescribeQueryRequest request, CancellationToken ct)
    {
        // "You must specify either QueryId or QueryAlias. Specifying QueryAlias returns information about the last query run for the alias."
        if (request.QueryId is null == request.QueryAlias is null)
        {
            return QueryErrors.InvalidParameter("You must specify either QueryId or QueryAlias.");
        }

        if (request.QueryId is not { } id)
        {
            // No query is run by an alias here.
            return QueryErrors.NotFound();
        }

        var found = await queries.FindAsync(call, id, request.EventDataStore, request.EventDataStoreOwnerAccountId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var query = found.Value;
        return new DescribeQueryResponse
        {
            QueryId = query.Id,
            QueryString = query.Statement,
            QueryStatus = query.Status,
            QueryStatistics = new QueryStatisticsForDescribeQuery
            {
                EventsMatched = query.EventsMatched,
                EventsScanned = query.EventsScanned,
                BytesScanned = query.BytesScanned,
                ExecutionTimeInMillis = query.ExecutionMilliseconds,
                CreationTime = query.CreatedAt,
            },
            ErrorMessage = query.ErrorMessage,
        };
    }
}
