using IamSim.Contracts.CloudTrail;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.CloudTrail.Queries;

/// <summary>Queries of event data stores: SQL over the account's events.</summary>
[Route("api/v1/cloudtrail/queries")]
[Tags("CloudTrail: queries")]
public sealed class QueriesController : ApiController
{
    /// <summary>Lists the queries of an event data store of the last seven days, the newest first.</summary>
    /// <param name="eventDataStore">The id or ARN of the event data store.</param>
    /// <param name="queryStatus">Only those of a status, such as <c>FINISHED</c>.</param>
    /// <param name="startTime">Only those that were started from then on.</param>
    /// <param name="endTime">Only those that were started until then.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most queries of a page.</param>
    [HttpGet]
    [ProducesResponseType<ListQueriesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListQueries(
        [FromQuery] string eventDataStore, string? queryStatus, DateTimeOffset? startTime, DateTimeOffset? endTime, string? nextToken, int? maxResults) => RunAsync(
        new ListQueriesRequest
        {
            EventDataStore = eventDataStore,
            QueryStatus = queryStatus,
            StartTime = startTime,
            EndTime = endTime,
            NextToken = nextToken,
            MaxResults = maxResults,
        },
        r => Shown(r));

    /// <summary>
    /// Starts a query. The table is the id of an event data store, as in
    /// <c>SELECT eventName, userIdentity.arn, COUNT(*) AS calls FROM 01234567-89ab-cdef-0123-456789abcdef WHERE eventTime > '2024-01-01 00:00:00' GROUP BY eventName, userIdentity.arn</c>.
    /// </summary>
    [HttpPost]
    [ProducesResponseType<StartQueryResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> StartQuery(StartQueryRequest body) => RunAsync(body, r => Made($"/cloudtrail/queries/{Segment(r.QueryId!)}", r));

    /// <summary>Shows a query: how it stands, how long it took, and how many events it looked through.</summary>
    /// <param name="queryId">Its id.</param>
    [HttpGet("{queryId}")]
    [ProducesResponseType<DescribeQueryResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeQuery(string queryId) => RunAsync(new DescribeQueryRequest { QueryId = queryId }, r => Shown(r));

    /// <summary>Shows the rows of a query that is finished.</summary>
    /// <param name="queryId">Its id.</param>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxQueryResults">The most rows of a page: 1 to 1000.</param>
    [HttpGet("{queryId}/results")]
    [ProducesResponseType<GetQueryResultsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetQueryResults(string queryId, string? nextToken, int? maxQueryResults) =>
        RunAsync(new GetQueryResultsRequest { QueryId = queryId, NextToken = nextToken, MaxQueryResults = maxQueryResults }, r => Shown(r));

    /// <summary>Ends a query that is queued or runs.</summary>
    /// <param name="queryId">Its id.</param>
    [HttpPost("{queryId}/cancel")]
    [ProducesResponseType<CancelQueryResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> CancelQuery(string queryId) => RunAsync(new CancelQueryRequest { QueryId = queryId }, r => Shown(r));
}
