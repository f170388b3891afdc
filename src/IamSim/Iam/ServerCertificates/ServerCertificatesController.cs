using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.ServerCertificates;

/// <summary>Server certificates: what load balancers and distributions show where AWS Certificate Manager is not at hand.</summary>
[Route("api/v1/server-certificates")]
[Tags("Server certificates")]
public sealed class ServerCertificatesController : ApiController
{
    /// <summary>Lists the account's server certificates.</summary>
    /// <param name="pathPrefix">Only certificates whose path begins so, such as <c>/cloudfront/</c>.</param>
    /// <param name="marker">The marker of the page before.</param>
    /// <param name="maxItems">The most certificates of a page: 1 to 1000, by default 100.</param>
    [HttpGet]
    [ProducesResponseType<ListServerCertificatesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListServerCertificates(string? pathPrefix, string? marker, int? maxItems) =>
        RunAsync(new ListServerCertificatesRequest { PathPrefix = pathPrefix, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Uploads a certificate with its private key, which is checked and never shown.</summary>
    [HttpPost]
    [ProducesResponseType<UploadServerCertificateResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> UploadServerCertificate(UploadServerCertificateRequest body) =>
        RunAsync(body, r => Made($"/server-certificates/{Segment(r.ServerCertificateMetadata!.ServerCertificateName)}", r));

    /// <summary>Shows one certificate.</summary>
    [HttpGet("{serverCertificateName}")]
    [ProducesResponseType<Contracts.Iam.ServerCertificate>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetServerCertificate(string serverCertificateName) =>
        RunAsync(State(serverCertificateName), r => Shown(r.ServerCertificate, r));

    /// <summary>Changes a certificate's name or path.</summary>
    [HttpPatch("{serverCertificateName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateServerCertificate(string serverCertificateName, UpdateServerCertificateRequest body) =>
        RunAsync(body with { ServerCertificateName = serverCertificateName }, Done, State(serverCertificateName));

    /// <summary>Deletes a certificate.</summary>
    [HttpDelete("{serverCertificateName}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteServerCertificate(string serverCertificateName) =>
        RunAsync(new DeleteServerCertificateRequest { ServerCertificateName = serverCertificateName }, Done, State(serverCertificateName));

    /// <summary>Lists a certificate's tags.</summary>
    [HttpGet("{serverCertificateName}/tags")]
    [ProducesResponseType<ListServerCertificateTagsResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListServerCertificateTags(string serverCertificateName, string? marker, int? maxItems) => RunAsync(
        new ListServerCertificateTagsRequest { ServerCertificateName = serverCertificateName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Adds tags to a certificate, or changes their values.</summary>
    [HttpPost("{serverCertificateName}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> TagServerCertificate(string serverCertificateName, TagServerCertificateRequest body) =>
        RunAsync(body with { ServerCertificateName = serverCertificateName }, Done, State(serverCertificateName));

    /// <summary>Removes tags from a certificate.</summary>
    /// <param name="serverCertificateName">Whose tags.</param>
    /// <param name="key">The keys of the tags, one <c>key=</c> for each.</param>
    [HttpDelete("{serverCertificateName}/tags")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UntagServerCertificate(string serverCertificateName, [FromQuery] string[] key) => RunAsync(
        new UntagServerCertificateRequest { ServerCertificateName = serverCertificateName, TagKeys = key }, Done, State(serverCertificateName));

    private static GetServerCertificateRequest State(string serverCertificateName) => new() { ServerCertificateName = serverCertificateName };
}
