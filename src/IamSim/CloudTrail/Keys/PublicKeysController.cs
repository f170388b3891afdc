using IamSim.Contracts.CloudTrail;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.CloudTrail.Keys;

/// <summary>The keys that digests of log files are verified with.</summary>
[Route("api/v1/cloudtrail/public-keys")]
[Tags("CloudTrail: trails")]
public sealed class PublicKeysController : ApiController
{
    /// <summary>Lists the public keys whose private ones signed digests within a span of time.</summary>
    /// <param name="startTime">The span's start: ISO 8601; without one the current time.</param>
    /// <param name="endTime">The span's end; without one the current time.</param>
    /// <param name="nextToken">The token of the page before.</param>
    [HttpGet]
    [ProducesResponseType<ListPublicKeysResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListPublicKeys(DateTimeOffset? startTime, DateTimeOffset? endTime, string? nextToken) =>
        RunAsync(new ListPublicKeysRequest { StartTime = startTime, EndTime = endTime, NextToken = nextToken }, r => Shown(r));
}
