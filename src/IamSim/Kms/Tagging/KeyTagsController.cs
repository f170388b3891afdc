using IamSim.Contracts.Kms;
using IamSim.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Kms.Tagging;

/// <summary>Tags of keys.</summary>
[Route("api/v1/keys/{keyId}/tags")]
[Tags("KMS: tags")]
public sealed class KeyTagsController : ApiController
{
    /// <summary>Lists the tags of a key.</summary>
    [HttpGet]
    [ProducesResponseType<ListResourceTagsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListResourceTags(string keyId, string? marker, int? limit) =>
        RunAsync(new ListResourceTagsRequest { KeyId = ArnSegment.Decode(keyId), Marker = marker, Limit = limit }, r => Shown(r));

    /// <summary>Gives tags to a key.</summary>
    [HttpPost]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> TagResource(string keyId, TagResourceRequest body) => RunAsync(body with { KeyId = ArnSegment.Decode(keyId) }, Done);

    /// <summary>Takes tags from a key.</summary>
    [HttpPost("removals")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UntagResource(string keyId, UntagResourceRequest body) => RunAsync(body with { KeyId = ArnSegment.Decode(keyId) }, Done);
}
