using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>OIDC identity providers, such as GitHub Actions' or a Kubernetes cluster's: whose tokens roles can be assumed with.</summary>
[Route("api/v1/oidc-providers")]
[Tags("OIDC providers")]
public sealed class OpenIdConnectProvidersController : ApiController
{
    /// <summary>Lists the account's OIDC providers.</summary>
    [HttpGet]
    [ProducesResponseType<ListOpenIDConnectProvidersResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListOpenIDConnectProviders() => RunAsync(new ListOpenIDConnectProvidersRequest(), r => Shown(r));

    /// <summary>Creates an OIDC provider.</summary>
    [HttpPost]
    [ProducesResponseType<CreateOpenIDConnectProviderResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateOpenIDConnectProvider(CreateOpenIDConnectProviderRequest body) =>
        RunAsync(body, r => Made($"/oidc-providers/{Segment(r.OpenIDConnectProviderArn!)}", r));

    /// <summary>Shows an OIDC provider.</summary>
    /// <param name="arn">The provider's ARN with its slashes encoded: <c>arn:aws:iam::123456789012:oidc-provider%2Fserver.example.com</c>.</param>
    [HttpGet("{arn}")]
    [ProducesResponseType<GetOpenIDConnectProviderResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetOpenIDConnectProvider(string arn) => RunAsync(State(arn), r => Shown(r, r));

    /// <summary>Deletes an OIDC provider; one that does not exist is no error.</summary>
    [HttpDelete("{arn}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteOpenIDConnectProvider(string arn) =>
        RunAsync(new DeleteOpenIDConnectProviderRequest { OpenIDConnectProviderArn = ArnSegment.Decode(arn) }, Done, State(arn));

    /// <summary>Replaces an OIDC provider's thumbprints.</summary>
    [HttpPut("{arn}/thumbprints")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateOpenIDConnectProviderThumbprint(string arn, UpdateOpenIDConnectProviderThumbprintRequest body) =>
        RunAsync(body with { OpenIDConnectProviderArn = ArnSegment.Decode(arn) }, Done, State(arn));

    /// <summary>Adds a client id to an OIDC provider; one that it has is no error.</summary>
    [HttpPost("{arn}/client-ids")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> AddClientIDToOpenIDConnectProvider(string arn, AddClientIDToOpenIDConnectProviderRequest body) =>
        RunAsync(body with { OpenIDConnectProviderArn = ArnSegment.Decode(arn) }, Done, State(arn));

    /// <summary>Removes a client id from an OIDC provider; one that it lacks is no error.</summary>
    [HttpDelete("{arn}/client-ids/{clientId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> RemoveClientIDFromOpenIDConnectProvider(string arn, string clientId) => RunAsync(
        new RemoveClientIDFromOpenIDConnectProviderRequest { OpenIDConnectProviderArn = ArnSegment.Decode(arn), ClientID = ArnSegment.Decode(clientId) }, Done, State(arn));

    /// <summary>Lists an OIDC provider's tags.</summary>
    [HttpGet("{arn}/tags")]
    [ProducesResponseType<ListOpenIDConnectProviderTagsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListOpenIDConnectProviderTags(string arn, string? marker, int? maxItems) => RunAsync(
        new ListOpenIDConnectProviderTagsRequest { OpenIDConnectProviderArn = ArnSegment.Decode(arn), Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Adds tags to an OIDC provider, or changes their values.</summary>
    [HttpPost("{arn}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> TagOpenIDConnectProvider(string arn, TagOpenIDConnectProviderRequest body) =>
        RunAsync(body with { OpenIDConnectProviderArn = ArnSegment.Decode(arn) }, Done, State(arn));

    /// <summary>Removes tags from an OIDC provider.</summary>
    /// <param name="arn">Whose tags.</param>
    /// <param name="key">The keys of the tags, one <c>key=</c> for each.</param>
    [HttpDelete("{arn}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UntagOpenIDConnectProvider(string arn, [FromQuery] string[] key) =>
        RunAsync(new UntagOpenIDConnectProviderRequest { OpenIDConnectProviderArn = ArnSegment.Decode(arn), TagKeys = key }, Done, State(arn));

    private static GetOpenIDConnectProviderRequest State(string arn) => new() { OpenIDConnectProviderArn = ArnSegment.Decode(arn) };
}
