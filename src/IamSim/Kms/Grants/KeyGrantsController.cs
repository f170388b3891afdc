using IamSim.Contracts.Kms;
using IamSim.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Kms.Grants;

/// <summary>Grants: they let somebody use a key beside what its policy says.</summary>
[Route("api/v1")]
[Tags("KMS: grants")]
public sealed class KeyGrantsController : ApiController
{
    /// <summary>Lists the grants of a key.</summary>
    [HttpGet("keys/{keyId}/grants")]
    [ProducesResponseType<ListGrantsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListGrants(string keyId, string? grantId, string? granteePrincipal, string? marker, int? limit) => RunAsync(
        new ListGrantsRequest { KeyId = ArnSegment.Decode(keyId), GrantId = grantId, GranteePrincipal = granteePrincipal, Marker = marker, Limit = limit }, r => Shown(r));

    /// <summary>Lets somebody use a key.</summary>
    [HttpPost("keys/{keyId}/grants")]
    [ProducesResponseType<CreateGrantResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> CreateGrant(string keyId, CreateGrantRequest body) => RunAsync(body with { KeyId = ArnSegment.Decode(keyId) }, r => Shown(r));

    /// <summary>Ends a grant.</summary>
    [HttpDelete("keys/{keyId}/grants/{grantId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> RevokeGrant(string keyId, string grantId) => RunAsync(new RevokeGrantRequest { KeyId = ArnSegment.Decode(keyId), GrantId = grantId }, Done);

    /// <summary>Ends a grant by whom it names for that: told by its token, or by key and id.</summary>
    [HttpPost("retirable-grants/retirements")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> RetireGrant(RetireGrantRequest body) => RunAsync(body, Done);

    /// <summary>Lists the grants that somebody may retire.</summary>
    /// <param name="retiringPrincipal">The ARN of who may.</param>
    /// <param name="marker">Where the page before ended.</param>
    /// <param name="limit">The most grants of a page.</param>
    [HttpGet("retirable-grants")]
    [ProducesResponseType<ListGrantsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListRetirableGrants(string retiringPrincipal, string? marker, int? limit) =>
        RunAsync(new ListRetirableGrantsRequest { RetiringPrincipal = retiringPrincipal, Marker = marker, Limit = limit }, r => Shown(r));
}
