using System.Text.Json.Nodes;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Issuer;

/// <summary>IamSim as an OIDC issuer: discovery and keys, for everybody, as an issuer's are. No call, so it has no event.</summary>
[ApiController]
[Route("oidc")]
[ApiExplorerSettings(IgnoreApi = true)]
[ProducesJson]
public sealed class IssuerController : ControllerBase
{
    /// <summary>Shows an issuer's discovery document or its keys.</summary>
    /// <remarks>
    /// Wherever an issuer is <c>https://NAME</c>, its documents are at <c>/oidc/NAME/.well-known/openid-configuration</c> and
    /// <c>/oidc/NAME/.well-known/jwks.json</c> (or <c>/jwks</c>). All have IamSim's own keys.
    /// </remarks>
    /// <param name="path">The issuer's host and path, and the document's name behind it.</param>
    /// <param name="ct">Stops the reading.</param>
    [HttpGet("{**path}")]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> GetIssuerDocument(string path, CancellationToken ct)
    {
        if (NameBefore(path, IssuerDocuments.Discovery) is { } name)
        {
            return Json(IssuerDocuments.DiscoveryOf($"{Request.Scheme}://{Request.Host}", name));
        }

        if ((NameBefore(path, IssuerDocuments.WellKnownKeys) ?? NameBefore(path, IssuerDocuments.Keys)) is not null)
        {
            var keys = HttpContext.RequestServices.GetRequiredService<TokenSigningKeys>();
            return Json(IssuerDocuments.KeySetOf(await keys.GetAsync(ct)));
        }

        return Problem($"An issuer has {IssuerDocuments.Discovery} and {IssuerDocuments.WellKnownKeys}.", statusCode: StatusCodes.Status404NotFound);
    }

    private static string? NameBefore(string? path, string document) =>
        path is not null && path.Length > document.Length && path.EndsWith(document, StringComparison.Ordinal) ? path[..^document.Length] : null;

    private static ContentResult Json(JsonObject document) => new() { Content = document.ToJsonString(), ContentType = "application/json" };
}
