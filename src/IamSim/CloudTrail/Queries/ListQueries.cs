using System.Globalization;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.CloudTrail.EventDataStores;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Queries;

/// <summary>Lists the queries of an event data store of the last seven days, the newest first.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListQueries.html">CloudTrail: ListQueries</see></remarks>
internal sealed class ListQueries(IamDb db, LakeStores stores, RunningQueries running, Pages pages) : IOperation<ListQueriesRequest, ListQueriesResponse>
{
    public async ValueTask<Outcome<ListQueriesResponse>> RunAsync(Call call, ListQueriesRequest request, CancellationToken ct)
    {
        var found = await stores.FindAsync(call, request.EventDataStore, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (request.StartTime > request.EndTime)
        {
            return QueryErrors.InvalidDates();
        }

        var store = found.Value;
        var start = pages.Start(
            call, ListQueriesRequest.Operation, request, store.Id, request.QueryStatus, request.StartTime?.ToString("O"), request.EndTime?.ToString("O"));
        if (start.IsFault)
        {
            return LakeErrors.InvalidToken();
        }

        var from = call.Time - LakeQuery.Lifetime;
        from = request.StartTime > from ? request.StartTime.Value : from;
        var to = request.EndTime ?? DateTimeOffset.MaxValue;
        var here = running.Here();
        var queries = await db.LakeQueries
            .Where(q => q.AccountId == call.Account && q.StoreId == store.Id && q.CreatedAt > from && q.CreatedAt <= to)
            .Select(q => new LakeQuery
            {
                AccountId = q.AccountId,
                Id = q.Id,
                Region = q.Region,
                StoreId = q.StoreId,
                Statement = string.Empty,
                Status = q.Status,
                CreatedAt = q.CreatedAt,
                Deadline = q.Deadline,
            })
            .AsNoTracking()
            .ToListAsync(ct);
        queries.ForEach(query => running.Judge(query, here));
        queries.RemoveAll(q => request.QueryStatus is { } status && q.Status != status);
        var page = start.Value.CutAll(queries, Newest);
        return new ListQueriesResponse
        {
            Queries = page.Select(q => new Query { QueryId = q.Id, QueryStatus = q.Status, CreationTime = q.CreatedAt }),
            NextToken = page.Marker,
        };
    }

    private static string Newest(LakeQuery query) =>
        (long.MaxValue - query.CreatedAt.ToUnixTimeMilliseconds()).ToString("D19", CultureInfo.InvariantCulture) + query.Id;
}
