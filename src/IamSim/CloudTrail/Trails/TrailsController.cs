using IamSim.Contracts.CloudTrail;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.CloudTrail.Trails;

/// <summary>Trails: which events are delivered where. A trail is named by its name, or by its ARN with %2F for the slash.</summary>
[Route("api/v1/cloudtrail/trails")]
[Tags("CloudTrail: trails")]
public sealed class TrailsController : ApiController
{
    /// <summary>Lists the trails that the account has or shares in, of every region.</summary>
    /// <param name="nextToken">The token of the page before.</param>
    [HttpGet]
    [ProducesResponseType<ListTrailsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListTrails(string? nextToken) => RunAsync(new ListTrailsRequest { NextToken = nextToken }, r => Shown(r));

    /// <summary>Creates a trail. It logs nothing until logging is started.</summary>
    [HttpPost]
    [ProducesResponseType<CreateTrailResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateTrail(CreateTrailRequest body) => RunAsync(body, r => Made($"/cloudtrail/trails/{Segment(r.Name!)}", r));

    /// <summary>Shows a trail.</summary>
    [HttpGet("{trailName}")]
    [ProducesResponseType<Contracts.CloudTrail.Trail>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetTrail(string trailName) => RunAsync(State(trailName), r => Shown(r.Trail!, r));

    /// <summary>Changes a trail; what is not named stays as it is, an empty text takes a setting away.</summary>
    [HttpPatch("{trailName}")]
    [ProducesResponseType<UpdateTrailResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> UpdateTrail(string trailName, UpdateTrailRequest body) =>
        RunAsync(body with { Name = trailName }, r => Shown(r), State(trailName));

    /// <summary>Deletes a trail. What it has delivered stays.</summary>
    [HttpDelete("{trailName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteTrail(string trailName) => RunAsync(new DeleteTrailRequest { Name = trailName }, Done, State(trailName));

    /// <summary>Shows whether a trail logs, and when it last delivered.</summary>
    [HttpGet("{trailName}/status")]
    [ProducesResponseType<GetTrailStatusResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetTrailStatus(string trailName) => RunAsync(new GetTrailStatusRequest { Name = trailName }, r => Shown(r));

    /// <summary>Has a trail deliver what happens from now on.</summary>
    [HttpPost("{trailName}/start")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> StartLogging(string trailName) => RunAsync(new StartLoggingRequest { Name = trailName }, Done, State(trailName));

    /// <summary>Has a trail deliver nothing of what happens from now on.</summary>
    [HttpPost("{trailName}/stop")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> StopLogging(string trailName) => RunAsync(new StopLoggingRequest { Name = trailName }, Done, State(trailName));

    /// <summary>Shows which events a trail delivers.</summary>
    [HttpGet("{trailName}/event-selectors")]
    [ProducesResponseType<GetEventSelectorsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetEventSelectors(string trailName) => RunAsync(Selectors(trailName), r => Shown(r));

    /// <summary>Says which events a trail delivers: by basic event selectors or by advanced ones, which replace what it had.</summary>
    [HttpPut("{trailName}/event-selectors")]
    [ProducesResponseType<PutEventSelectorsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> PutEventSelectors(string trailName, PutEventSelectorsRequest body) =>
        RunAsync(body with { TrailName = trailName }, r => Shown(r), Selectors(trailName));

    private static GetTrailRequest State(string name) => new() { Name = name };

    private static GetEventSelectorsRequest Selectors(string name) => new() { TrailName = name };
}
