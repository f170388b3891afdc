using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Iam.CredentialReports;

/// <summary>The credential report: who has a password, MFA, access keys and certificates, how old they are and when they were last used.</summary>
[Route("api/v1/account/credential-report")]
[Tags("Account")]
public sealed class CredentialReportController : ApiController
{
    /// <summary>Makes a report, where there is none or the last one is older than four hours.</summary>
    [HttpPost]
    [ProducesResponseType<GenerateCredentialReportResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GenerateCredentialReport() => RunAsync(new GenerateCredentialReportRequest(), r => Shown(r));

    /// <summary>Shows the report: CSV, base64-encoded.</summary>
    [HttpGet]
    [ProducesResponseType<GetCredentialReportResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetCredentialReport() => RunAsync(new GetCredentialReportRequest(), r => Shown(r));

    /// <summary>Shows the report as a CSV file.</summary>
    [HttpGet("csv")]
    [ActionName("GetCredentialReport")]
    [Produces("text/csv", "application/problem+json")]
    [ProducesResponseType<FileContentResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetCredentialReportAsCsv() =>
        RunAsync(new GetCredentialReportRequest(), r => new FileContentResult(r.Content!, "text/csv") { FileDownloadName = "credential-report.csv" });
}
