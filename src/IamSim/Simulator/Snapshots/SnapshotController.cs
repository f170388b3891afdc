using IamSim.Rest;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Simulator.Snapshots;

/// <summary>The whole state, out and in again. No calls, so they have no events.</summary>
[ApiController]
[Route("api/v1/simulator")]
[Tags("Simulator")]
[ProducesJson]
public sealed class SnapshotController : ControllerBase
{
    private SnapshotStore Store => HttpContext.RequestServices.GetRequiredService<SnapshotStore>();

    /// <summary>
    /// Writes a snapshot: all accounts with their events, and the clock, as of one moment. It holds secrets as the database does, with the keys that
    /// open them: keep it as you keep the database.
    /// </summary>
    [HttpGet("snapshot")]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public async Task<IActionResult> GetSnapshot(CancellationToken ct)
    {
        Response.ContentType = "application/gzip";
        Response.Headers.ContentDisposition = "attachment; filename=\"iamsim.snapshot.gz\"";
        await HttpContext.RequestServices.GetRequiredService<SnapshotWriter>().WriteAsync(Response.Body, ct);
        return new EmptyResult();
    }

    /// <summary>Restores a snapshot, of SQLite's or PostgreSQL's: what is there now goes, whole.</summary>
    [HttpPost("snapshot")]
    [RawBody("application/gzip")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    public Task<IActionResult> Restore(CancellationToken ct) => this.TakeFileAsync(
        async file =>
        {
            await Store.RestoreAsync(file, ct);
            return NoContent();
        },
        ct);

    /// <summary>Clears everything: all accounts with their events, and the clock, which runs with the machine's again.</summary>
    [HttpPost("reset")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Reset(CancellationToken ct)
    {
        await Store.ResetAsync(ct);
        return NoContent();
    }
}
