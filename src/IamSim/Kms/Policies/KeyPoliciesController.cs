using IamSim.Contracts.Kms;
using IamSim.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Kms.Policies;

/// <summary>Key policies: who may use a key. Nobody may, not even root, unless the policy says so.</summary>
[Route("api/v1/keys/{keyId}")]
[Tags("KMS: key policies")]
public sealed class KeyPoliciesController : ApiController
{
    /// <summary>Lists the names of a key's policies: there is one, <c>default</c>.</summary>
    [HttpGet("policies")]
    [ProducesResponseType<ListKeyPoliciesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListKeyPolicies(string keyId, string? marker, int? limit) =>
        RunAsync(new ListKeyPoliciesRequest { KeyId = ArnSegment.Decode(keyId), Marker = marker, Limit = limit }, r => Shown(r));

    /// <summary>Shows a key's policy.</summary>
    [HttpGet("policy")]
    [ProducesResponseType<GetKeyPolicyResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetKeyPolicy(string keyId) => RunAsync(State(keyId), r => Shown(r, r));

    /// <summary>Replaces a key's policy. One by which you could not replace it again is refused, unless you say that you know.</summary>
    [HttpPut("policy")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> PutKeyPolicy(string keyId, PutKeyPolicyRequest body) => RunAsync(body with { KeyId = ArnSegment.Decode(keyId) }, Done, State(keyId));

    private static GetKeyPolicyRequest State(string keyId) => new() { KeyId = ArnSegment.Decode(keyId) };
}
