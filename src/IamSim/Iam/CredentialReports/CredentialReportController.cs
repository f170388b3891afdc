using IamSim.Contracts.Iam;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace IamSim.Iam.CredentialReports;

/// <summary>The credential report: who has a password, MFA, access keys and certificates, how old they are and when they were last used.</summary>
[Route("api/v1/account/credential-report")]
[Tags("Account")]
public sealed class CredentialReportController : ApiController
{
    private const string Csv = "text/csv";

    /// <summary>Makes a report, where there is none or the last one is older than four hours.</summary>
    [HttpPost]
    [ProducesResponseType<GenerateCredentialReportResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GenerateCredentialReport() => RunAsync(new GenerateCredentialReportRequest(), r => Shown(r));

    /// <summary>Shows the report: CSV, base64-encoded; the CSV itself to whoever accepts <c>text/csv</c> and no JSON before it.</summary>
    [HttpGet]
    [ProducesResponseType<GetCredentialReportResponse>(StatusCodes.Status200OK, "application/json", Csv)]
    public Task<IActionResult> GetCredentialReport() => RunAsync(new GetCredentialReportRequest(), r => WantsCsv() ? File(r) : Shown(r));

    /// <summary>Shows the report as a CSV file.</summary>
    [HttpGet("csv")]
    [ActionName("GetCredentialReport")]
    [Produces(Csv, "application/problem+json")]
    [ProducesResponseType<FileContentResult>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetCredentialReportAsCsv() => RunAsync(new GetCredentialReportRequest(), File);

    private static FileContentResult File(GetCredentialReportResponse report) => new(report.Content!, Csv) { FileDownloadName = "credential-report.csv" };

    private bool WantsCsv()
    {
        var csv = MediaTypeHeaderValue.Parse(Csv);
        var json = MediaTypeHeaderValue.Parse("application/json");
        return MediaTypeHeaderValue.TryParseList(Request.Headers.Accept, out var accepted)
            && accepted.Where(a => a.Quality is not 0 && (csv.IsSubsetOf(a) || json.IsSubsetOf(a))).MaxBy(a => a.Quality ?? 1) is { } best
            && csv.IsSubsetOf(best) && !json.IsSubsetOf(best);
    }
}
