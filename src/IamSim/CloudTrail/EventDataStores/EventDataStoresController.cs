using IamSim.Contracts.CloudTrail;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>Event data stores: the account's events, to be queried with SQL.</summary>
[Route("api/v1/cloudtrail/event-data-stores")]
[Tags("CloudTrail: event data stores")]
public sealed class EventDataStoresController : ApiController
{
    /// <summary>Lists the event data stores of the account in the region.</summary>
    /// <param name="nextToken">The token of the page before.</param>
    /// <param name="maxResults">The most stores of a page.</param>
    [HttpGet]
    [ProducesResponseType<ListEventDataStoresResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListEventDataStores(string? nextToken, int? maxResults) =>
        RunAsync(new ListEventDataStoresRequest { NextToken = nextToken, MaxResults = maxResults }, r => Shown(r));

    /// <summary>Creates an event data store, which takes in the account's events from here on.</summary>
    [HttpPost]
    [ProducesResponseType<CreateEventDataStoreResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateEventDataStore(CreateEventDataStoreRequest body) =>
        RunAsync(body, r => Made($"/cloudtrail/event-data-stores/{Segment(r.EventDataStoreArn![(r.EventDataStoreArn!.LastIndexOf('/') + 1)..])}", r));

    /// <summary>Shows an event data store.</summary>
    /// <param name="eventDataStore">Its id, which is the last part of its ARN.</param>
    [HttpGet("{eventDataStore}")]
    [ProducesResponseType<GetEventDataStoreResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetEventDataStore(string eventDataStore) => RunAsync(State(eventDataStore), r => Shown(r));

    /// <summary>Changes an event data store.</summary>
    /// <param name="eventDataStore">Its id.</param>
    /// <param name="body">What changes.</param>
    [HttpPatch("{eventDataStore}")]
    [ProducesResponseType<UpdateEventDataStoreResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> UpdateEventDataStore(string eventDataStore, UpdateEventDataStoreRequest body) =>
        RunAsync(body with { EventDataStore = eventDataStore }, r => Shown(r), State(eventDataStore));

    /// <summary>Disables an event data store; it is gone after seven days of the simulator's clock.</summary>
    /// <param name="eventDataStore">Its id.</param>
    [HttpDelete("{eventDataStore}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteEventDataStore(string eventDataStore) =>
        RunAsync(new DeleteEventDataStoreRequest { EventDataStore = eventDataStore }, Done, State(eventDataStore));

    /// <summary>Takes back the deletion of an event data store.</summary>
    /// <param name="eventDataStore">Its id.</param>
    [HttpPost("{eventDataStore}/restore")]
    [ProducesResponseType<RestoreEventDataStoreResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> RestoreEventDataStore(string eventDataStore) =>
        RunAsync(new RestoreEventDataStoreRequest { EventDataStore = eventDataStore }, r => Shown(r));

    /// <summary>Lets an event data store take in events again, from here on.</summary>
    /// <param name="eventDataStore">Its id.</param>
    [HttpPost("{eventDataStore}/start-ingestion")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> StartEventDataStoreIngestion(string eventDataStore) =>
        RunAsync(new StartEventDataStoreIngestionRequest { EventDataStore = eventDataStore }, Done);

    /// <summary>Stops an event data store from taking in events.</summary>
    /// <param name="eventDataStore">Its id.</param>
    [HttpPost("{eventDataStore}/stop-ingestion")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> StopEventDataStoreIngestion(string eventDataStore) =>
        RunAsync(new StopEventDataStoreIngestionRequest { EventDataStore = eventDataStore }, Done);

    private static GetEventDataStoreRequest State(string eventDataStore) => new() { EventDataStore = eventDataStore };
}
