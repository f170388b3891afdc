using IamSim.Contracts.CloudTrail;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.CloudTrail.Resources;

/// <summary>Tags of trails and event data stores, which are named by their ARNs.</summary>
[Route("api/v1/cloudtrail/tags")]
[Tags("CloudTrail: tags")]
public sealed class TagsController : ApiController
{
    /// <summary>Lists the tags of trails and event data stores.</summary>
    /// <param name="resourceIdList">The ARNs: at most 20.</param>
    /// <param name="nextToken">The token of the page before.</param>
    [HttpGet]
    [ProducesResponseType<ListTagsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListTags([FromQuery] IReadOnlyList<string> resourceIdList, string? nextToken) =>
        RunAsync(new ListTagsRequest { ResourceIdList = resourceIdList, NextToken = nextToken }, r => Shown(r));

    /// <summary>Gives tags to a trail or event data store.</summary>
    [HttpPost]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> AddTags(AddTagsRequest body) => RunAsync(body, Done);

    /// <summary>Takes tags from a trail or event data store.</summary>
    [HttpPost("removals")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> RemoveTags(RemoveTagsRequest body) => RunAsync(body, Done);
}
