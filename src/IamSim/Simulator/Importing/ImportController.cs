using IamSim.Calls;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Simulator.Importing;

/// <summary>Real accounts brought in. No call, so it has no event.</summary>
[ApiController]
[Route("api/v1/simulator/import")]
[Tags("Simulator")]
[ProducesJson]
public sealed class ImportController : ControllerBase
{
    /// <summary>
    /// Imports what <c>aws iam get-account-authorization-details</c>, <c>get-account-password-policy</c> or <c>get-credential-report</c> prints,
    /// that report's CSV, or an organization's file: all of it or nothing. What the account has under the same name stays as it is.
    /// </summary>
    /// <param name="account">The account to import into, twelve digits; by default that of the file's ARNs. ARNs follow.</param>
    /// <param name="ct">Stops the import before it is written.</param>
    [HttpPost]
    [RawBody("application/json", "text/csv")]
    [ProducesResponseType<ImportReport>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    public async Task<IActionResult> Import([FromQuery] string? account, CancellationToken ct)
    {
        if (account is not null && !CallerResolver.IsAccountId(account))
        {
            return Problem("account must be twelve digits.", statusCode: StatusCodes.Status400BadRequest);
        }

        var importer = HttpContext.RequestServices.GetRequiredService<Importer>();
        return await this.TakeFileAsync(async file => Ok(await importer.ImportAsync([file], account, onlyIfEmpty: false, ct)), ct);
    }
}
