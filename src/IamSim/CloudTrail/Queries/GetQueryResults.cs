using System.Globalization;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.CloudTrail.EventDataStores;
using IamSim.CloudTrail.Queries.Engine;
using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Queries;

/// <summary>Shows the rows of a query: a row is a list of columns, a column a map with its name and its value as text.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetQueryResults.html">CloudTrail: GetQueryResults</see></remarks>
internal sealed class GetQueryResults(IamDb db, LakeQueryFinder queries, Pages pages) : IOperation<GetQueryResultsRequest, GetQueryResultsResponse>
{
    public async ValueTask<Outcome<GetQueryResultsResponse>> RunAsync(Call call, GetQueryResultsRequest request, CancellationToken ct)
    {
        var found = await queries.FindAsync(call, request.QueryId, request.EventDataStore, request.EventDataStoreOwnerAccountId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var start = pages.Start(call, GetQueryResultsRequest.Operation, new Asked(request.NextToken, request.MaxQueryResults ?? LakeQueryPage.Size), request.QueryId);
        if (start.IsFault)
        {
            return LakeErrors.InvalidToken();
        }

        var query = found.Value;
        if (query.Status != QueryStatus.FINISHED)
        {
            return new GetQueryResultsResponse { QueryStatus = query.Status, ErrorMessage = query.ErrorMessage };
        }

        var page = start.Value.Cut(await RowsAsync(query, start.Value, ct), row => Place(row.Number));
        return new GetQueryResultsResponse
        {
            QueryStatus = query.Status,
            QueryStatistics = new QueryStatistics { ResultsCount = page.Items.Count, TotalResultsCount = query.Rows, BytesScanned = query.BytesScanned },
            QueryResultRows = page.Select(row => row.Columns),
            NextToken = page.Marker,
        };
    }

    private async Task<List<Row>> RowsAsync(LakeQuery query, PageStart start, CancellationToken ct)
    {
        var first = start.After.Length == 0 ? 0 : 1 + int.Parse(start.After, NumberStyles.None, CultureInfo.InvariantCulture);
        var end = Math.Min(first + start.Take, query.Rows);
        var rows = new List<Row>(Math.Max(0, end - first));
        var columns = ResultRows.ReadNames(query.Columns!);
        for (var at = first; at < end;)
        {
            var number = at / LakeQueryPage.Size;
            var content = await db.LakeQueryPages
                .Where(p => p.AccountId == query.AccountId && p.QueryId == query.Id && p.Number == number).Select(p => p.Content).FirstAsync(ct);
            var packed = ResultRows.Unpack(content);
            for (; at < end && at / LakeQueryPage.Size == number; at++)
            {
                rows.Add(new Row(at, [.. packed[at % LakeQueryPage.Size].Select((value, i) => Column(columns[i], value))]));
            }
        }

        return rows;
    }

    private static Dictionary<string, string> Column(string name, string value) => new(1) { [name] = value };

    private static string Place(int row) => row.ToString("D10", CultureInfo.InvariantCulture);

    private sealed record Row(int Number, IReadOnlyList<IReadOnlyDictionary<string, string>> Columns);

    /// <summary>The request calls its page's size otherwise than others do.</summary>
    private sealed record Asked(string? Marker, int? MaxItems) : IPagedRequest;
}
