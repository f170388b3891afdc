using IamSim.Calls;
using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Simulator.Exporting;

/// <summary>Accounts handed out. No call, so it has no event.</summary>
[ApiController]
[Route("api/v1/simulator/export")]
[Tags("Simulator")]
[ProducesJson]
public sealed class ExportController : ControllerBase
{
    /// <summary>
    /// Exports an account: what an import takes (as <c>aws iam get-account-authorization-details</c> prints it, its credential report, its password
    /// policy, the organization that it manages), Terraform's resources, or a CloudFormation template.
    /// </summary>
    /// <param name="format">
    /// <c>authorization-details</c> (default), <c>credential-report</c>, <c>password-policy</c>, <c>organization</c>, <c>terraform</c> or
    /// <c>cloudformation</c>.
    /// </param>
    /// <param name="account">The account, twelve digits; by default the default account.</param>
    /// <param name="ct">Stops the export.</param>
    [HttpGet]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Export(string? format, string? account, CancellationToken ct)
    {
        if (ExportFormat.Of(format) is not { } asked)
        {
            return Problem($"format is one of {ExportFormat.Names}.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (account is not null && !CallerResolver.IsAccountId(account))
        {
            return Problem("account must be twelve digits.", statusCode: StatusCodes.Status400BadRequest);
        }

        var missing = await HttpContext.RequestServices.GetRequiredService<Exporter>().ExportAsync(
            account,
            asked,
            () =>
            {
                Response.ContentType = asked.ContentType;
                return Response.Body;
            },
            ct);
        return missing is null ? new EmptyResult() : Problem(missing, statusCode: StatusCodes.Status404NotFound);
    }
}
