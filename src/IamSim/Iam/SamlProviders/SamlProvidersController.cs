using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.SamlProviders;

/// <summary>SAML identity providers, such as a company's single sign-on: whose assertions roles can be assumed with.</summary>
[Route("api/v1/saml-providers")]
[Tags("SAML providers")]
public sealed class SamlProvidersController : ApiController
{
    /// <summary>Lists the account's SAML providers.</summary>
    [HttpGet]
    [ProducesResponseType<ListSAMLProvidersResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListSAMLProviders() => RunAsync(new ListSAMLProvidersRequest(), r => Shown(r));

    /// <summary>Creates a SAML provider from its metadata.</summary>
    [HttpPost]
    [ProducesResponseType<CreateSAMLProviderResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> CreateSAMLProvider(CreateSAMLProviderRequest body) =>
        RunAsync(body, r => Made($"/saml-providers/{Segment(r.SAMLProviderArn!)}", r));

    /// <summary>Shows a SAML provider with its metadata.</summary>
    /// <param name="arn">The provider's ARN with its slashes encoded: <c>arn:aws:iam::123456789012:saml-provider%2FOkta</c>.</param>
    [HttpGet("{arn}")]
    [ProducesResponseType<GetSAMLProviderResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetSAMLProvider(string arn) => RunAsync(State(arn), r => Shown(r, r));

    /// <summary>Changes a SAML provider's metadata, its encryption setting or its private keys; what the body leaves out stays as it is.</summary>
    [HttpPatch("{arn}")]
    [ProducesResponseType<UpdateSAMLProviderResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> UpdateSAMLProvider(string arn, UpdateSAMLProviderRequest body) =>
        RunAsync(body with { SAMLProviderArn = ArnSegment.Decode(arn) }, r => Shown(r), State(arn));

    /// <summary>Deletes a SAML provider.</summary>
    [HttpDelete("{arn}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteSAMLProvider(string arn) =>
        RunAsync(new DeleteSAMLProviderRequest { SAMLProviderArn = ArnSegment.Decode(arn) }, Done, State(arn));

    /// <summary>Lists a SAML provider's tags.</summary>
    [HttpGet("{arn}/tags")]
    [ProducesResponseType<ListSAMLProviderTagsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListSAMLProviderTags(string arn, string? marker, int? maxItems) => RunAsync(
        new ListSAMLProviderTagsRequest { SAMLProviderArn = ArnSegment.Decode(arn), Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Adds tags to a SAML provider, or changes their values.</summary>
    [HttpPost("{arn}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> TagSAMLProvider(string arn, TagSAMLProviderRequest body) =>
        RunAsync(body with { SAMLProviderArn = ArnSegment.Decode(arn) }, Done, State(arn));

    /// <summary>Removes tags from a SAML provider.</summary>
    /// <param name="arn">Whose tags.</param>
    /// <param name="key">The keys of the tags, one <c>key=</c> for each.</param>
    [HttpDelete("{arn}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UntagSAMLProvider(string arn, [FromQuery] string[] key) =>
        RunAsync(new UntagSAMLProviderRequest { SAMLProviderArn = ArnSegment.Decode(arn), TagKeys = key }, Done, State(arn));

    private static GetSAMLProviderRequest State(string arn) => new() { SAMLProviderArn = ArnSegment.Decode(arn) };
}
