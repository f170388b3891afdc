using IamSim.Contracts.Kms;
using IamSim.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Kms.Keys;

/// <summary>KMS keys. A key is named by its id, by its ARN with %2F for the slash, or, to look at it, by an alias, <c>alias%2Fmine</c>.</summary>
[Route("api/v1/keys")]
[Tags("KMS: keys")]
public sealed class KeysController : ApiController
{
    /// <summary>Lists the keys of the account in the region.</summary>
    /// <param name="marker">Where the page before ended.</param>
    /// <param name="limit">The most keys of a page.</param>
    [HttpGet]
    [ProducesResponseType<ListKeysResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListKeys(string? marker, int? limit) => RunAsync(new ListKeysRequest { Marker = marker, Limit = limit }, r => Shown(r));

    /// <summary>Creates a symmetric encryption key; without a policy, the account's IAM policies decide who may use it.</summary>
    [HttpPost]
    [ProducesResponseType<KeyMetadata>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateKey(CreateKeyRequest body) => RunAsync(body, r => Made($"/keys/{Segment(r.KeyMetadata!.KeyId)}", r.KeyMetadata!));

    /// <summary>Shows a key.</summary>
    [HttpGet("{keyId}")]
    [ProducesResponseType<KeyMetadata>(StatusCodes.Status200OK)]
    public Task<IActionResult> DescribeKey(string keyId) => RunAsync(State(keyId), r => Shown(r.KeyMetadata!, r));

    /// <summary>Lets a key be used again.</summary>
    [HttpPost("{keyId}/enable")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> EnableKey(string keyId) => RunAsync(new EnableKeyRequest { KeyId = ArnSegment.Decode(keyId) }, Done, State(keyId));

    /// <summary>Keeps a key from being used.</summary>
    [HttpPost("{keyId}/disable")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DisableKey(string keyId) => RunAsync(new DisableKeyRequest { KeyId = ArnSegment.Decode(keyId) }, Done, State(keyId));

    /// <summary>Has a key deleted after 7 to 30 days of the simulator's clock; until then nobody can use it.</summary>
    [HttpPost("{keyId}/schedule-deletion")]
    [ProducesResponseType<ScheduleKeyDeletionResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ScheduleKeyDeletion(string keyId, ScheduleKeyDeletionRequest body) => RunAsync(body with { KeyId = ArnSegment.Decode(keyId) }, r => Shown(r), State(keyId));

    /// <summary>Takes back the deletion of a key, which is disabled from then on.</summary>
    [HttpPost("{keyId}/cancel-deletion")]
    [ProducesResponseType<CancelKeyDeletionResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> CancelKeyDeletion(string keyId) => RunAsync(new CancelKeyDeletionRequest { KeyId = ArnSegment.Decode(keyId) }, r => Shown(r), State(keyId));

    private static DescribeKeyRequest State(string keyId) => new() { KeyId = ArnSegment.Decode(keyId) };
}
