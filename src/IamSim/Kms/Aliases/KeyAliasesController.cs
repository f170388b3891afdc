using IamSim.Contracts.Kms;
using IamSim.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Kms.Aliases;

/// <summary>Aliases: names for keys. A name begins with <c>alias/</c>, in a path <c>alias%2F</c>.</summary>
[Route("api/v1/key-aliases")]
[Tags("KMS: aliases")]
public sealed class KeyAliasesController : ApiController
{
    /// <summary>Lists the aliases of the account in the region.</summary>
    /// <param name="keyId">The key whose aliases are wanted; all without it.</param>
    /// <param name="marker">Where the page before ended.</param>
    /// <param name="limit">The most aliases of a page.</param>
    [HttpGet]
    [ProducesResponseType<ListAliasesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListAliases(string? keyId, string? marker, int? limit) =>
        RunAsync(new ListAliasesRequest { KeyId = keyId, Marker = marker, Limit = limit }, r => Shown(r));

    /// <summary>Gives a key a name.</summary>
    [HttpPost]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> CreateAlias(CreateAliasRequest body) => RunAsync(body, Done);

    /// <summary>Gives a name to another key.</summary>
    [HttpPut("{aliasName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateAlias(string aliasName, UpdateAliasRequest body) => RunAsync(body with { AliasName = ArnSegment.Decode(aliasName) }, Done);

    /// <summary>Takes a name from its key.</summary>
    [HttpDelete("{aliasName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteAlias(string aliasName) => RunAsync(new DeleteAliasRequest { AliasName = ArnSegment.Decode(aliasName) }, Done);
}
