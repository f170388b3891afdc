using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.AccessKeys;

/// <summary>Access keys: what programs sign their calls with.</summary>
[Route("api/v1/users/{userName}/access-keys")]
[Tags("Access keys")]
public sealed class AccessKeysController : ApiController
{
    /// <summary>Lists a user's access keys, without their secrets.</summary>
    [HttpGet]
    [ProducesResponseType<ListAccessKeysResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListAccessKeys(string userName, string? marker, int? maxItems) =>
        RunAsync(new ListAccessKeysRequest { UserName = userName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Creates an access key. Its secret is shown this once.</summary>
    [HttpPost]
    [ProducesResponseType<Contracts.Iam.AccessKey>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateAccessKey(string userName) =>
        RunAsync(
            new CreateAccessKeyRequest { UserName = userName },
            r => Made($"/users/{Segment(r.AccessKey.UserName)}/access-keys", r.AccessKey));

    /// <summary>Makes an access key active or inactive.</summary>
    [HttpPatch("{accessKeyId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateAccessKey(string userName, string accessKeyId, UpdateAccessKeyRequest body) =>
        RunAsync(body with { UserName = userName, AccessKeyId = accessKeyId }, Done);

    /// <summary>Deletes an access key.</summary>
    [HttpDelete("{accessKeyId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteAccessKey(string userName, string accessKeyId) =>
        RunAsync(new DeleteAccessKeyRequest { UserName = userName, AccessKeyId = accessKeyId }, Done);

    /// <summary>Says when, in which service and in which region an access key was last used.</summary>
    [HttpGet("/api/v1/access-keys/{accessKeyId}/last-used")]
    [ProducesResponseType<GetAccessKeyLastUsedResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetAccessKeyLastUsed(string accessKeyId) =>
        RunAsync(new GetAccessKeyLastUsedRequest { AccessKeyId = accessKeyId }, r => Shown(r));
}
