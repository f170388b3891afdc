using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.SigningCertificates;

/// <summary>Signing certificates: X.509 certificates that a user signs requests of old protocols with.</summary>
[Route("api/v1/users/{userName}/signing-certificates")]
[Tags("Signing certificates")]
public sealed class SigningCertificatesController : ApiController
{
    /// <summary>Lists a user's signing certificates.</summary>
    [HttpGet]
    [ProducesResponseType<ListSigningCertificatesResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListSigningCertificates(string userName, string? marker, int? maxItems) =>
        RunAsync(new ListSigningCertificatesRequest { UserName = userName, Marker = marker, MaxItems = maxItems }, r => Shown(r));

    /// <summary>Uploads a signing certificate.</summary>
    [HttpPost]
    [ProducesResponseType<Contracts.Iam.SigningCertificate>(StatusCodes.Status201Created)]
    public Task<IActionResult> UploadSigningCertificate(string userName, UploadSigningCertificateRequest body) => RunAsync(
        body with { UserName = userName }, r => Made($"/users/{Segment(r.Certificate.UserName)}/signing-certificates", r.Certificate));

    /// <summary>Makes a signing certificate active or inactive.</summary>
    [HttpPatch("{certificateId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> UpdateSigningCertificate(string userName, string certificateId, UpdateSigningCertificateRequest body) =>
        RunAsync(body with { UserName = userName, CertificateId = certificateId }, Done);

    /// <summary>Deletes a signing certificate.</summary>
    [HttpDelete("{certificateId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> DeleteSigningCertificate(string userName, string certificateId) =>
        RunAsync(new DeleteSigningCertificateRequest { UserName = userName, CertificateId = certificateId }, Done);
}
