using IamSim.Calls;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Simulator.Exporting;

/// <summary>Accounts handed out. No call, so it has no event.</summary>
[ApiController]
[Route("api/v1/simulator/export")]
[Tags("Simulator")]
[Produces("application/json")]
public sealed class ExportController : ControllerBase
{
    /// <summary>
    /// Exports an account: as <c>aws iam get-account-authorization-details</c> prints it (which an import takes), as Terraform's resources, or as
    /// a CloudFormation template.
    /// </summary>
    /// <param name="format"><c>authorization-details</c> (default), <c>terraform</c> or <c>cloudformation</c>.</param>
    /// <param name="account">The account, twelve digits; by default the default account.</param>
    /// <param name="ct">Stops the export.</param>
    [HttpGet]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
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

        Response.ContentType = asked.ContentType;
        await HttpContext.RequestServices.GetRequiredService<Exporter>().ExportAsync(account, asked, Response.Body, ct);
        return new EmptyResult();
    }
}
