using IamSim.Hosting;
using IamSim.Iam.RootUsers;
using IamSim.Rest;
using IamSim.Storage;
using IamSim.Workloads.Life;
using Microsoft.AspNetCore.Mvc;

namespace IamSim.Simulator;

/// <summary>What is the simulator's own: its state, its clock, what it supports. None of these is a call, so none has an event.</summary>
[ApiController]
[Route("api/v1/simulator")]
[Tags("Simulator")]
[ProducesJson]
public sealed class SimulatorController : ControllerBase
{
    private SimulatorClock Clock => HttpContext.RequestServices.GetRequiredService<SimulatorClock>();

    /// <summary>Shows how this server is set: account, enforcement, credentials, database, clock.</summary>
    [HttpGet("status")]
    public async Task<ActionResult<SimulatorStatus>> Status(CancellationToken ct)
    {
        var options = HttpContext.RequestServices.GetRequiredService<IamSimOptions>();
        return new SimulatorStatus(
            options.AccountId,
            options.Region,
            options.Enforcement.ToString(),
            options.Credentials.UnknownKeys.ToString(),
            options.Database.Provider.ToString(),
            ClockState(),
            await RootUse.OfAsync(HttpContext.RequestServices.GetRequiredService<IamDb>(), options.AccountId, Clock.GetUtcNow(), ct));
    }

    /// <summary>Shows the clock.</summary>
    [HttpGet("clock")]
    public ActionResult<ClockStatus> GetClock() => ClockState();

    /// <summary>Sets, freezes or lets run the clock.</summary>
    [HttpPut("clock")]
    [ProducesResponseType<ClockStatus>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<ActionResult<ClockStatus>> SetClock(ClockChange change, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change is { Now: null, Frozen: null }
            ? Task.FromResult(Refused("Give now, frozen or both."))
            : TurnAsync(() => TurnAsync(change, ct));
    }

    /// <summary>Moves the clock on; everything that expires follows.</summary>
    [HttpPost("clock/advance")]
    [ProducesResponseType<ClockStatus>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    public Task<ActionResult<ClockStatus>> AdvanceClock(ClockAdvance advance, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(advance);
        if (advance.Seconds is not { } seconds)
        {
            return Task.FromResult(Refused("Give seconds: how far on the clock shall go."));
        }

        // What is no time span at all is as far out of range as it can be.
        var by = Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
        return TurnAsync(() => Clock.AdvanceAsync(by, ct));
    }

    /// <summary>Lists every operation of every service that IamSim has the model of: done, or missing.</summary>
    [HttpGet("support")]
    public ActionResult<IReadOnlyList<ServiceSupport>> Support() => SupportMatrix.All.ToList();

    private async Task TurnAsync(ClockChange change, CancellationToken ct)
    {
        if (change.Frozen is true)
        {
            await Clock.FreezeAsync(change.Now, ct);
        }
        else if (change.Now is { } now)
        {
            await Clock.SetAsync(now, ct);
        }
        else if (change.Frozen is false)
        {
            await Clock.ResumeAsync(ct);
        }
    }

    private async Task<ActionResult<ClockStatus>> TurnAsync(Func<Task> turn)
    {
        try
        {
            await turn();

            // Whoever turned the clock sees what came of it.
            await HttpContext.RequestServices.GetRequiredService<WorkloadEngine>().SettleAsync(HttpContext.RequestAborted);
            return ClockState();
        }
        catch (ArgumentOutOfRangeException)
        {
            return Refused($"The clock goes from {SimulatorClock.Earliest:yyyy} to {SimulatorClock.Latest:yyyy}.");
        }
    }

    private ActionResult<ClockStatus> Refused(string why) => Problem(why, statusCode: StatusCodes.Status400BadRequest);

    private ClockStatus ClockState() => new(Clock.GetUtcNow(), Clock.FrozenAt is not null);
}

/// <summary>How the server is set, and how the default account's root is used.</summary>
public sealed record SimulatorStatus(
    string AccountId, string Region, string Enforcement, string UnknownKeys, string DatabaseProvider, ClockStatus Clock, RootUse RootUse);

/// <summary>The simulator's clock.</summary>
/// <param name="Now">Its time.</param>
/// <param name="Frozen">True while it stands still.</param>
public sealed record ClockStatus(DateTimeOffset Now, bool Frozen);

/// <summary>A change of the clock.</summary>
/// <param name="Now">The time to set it to; absent: as it is.</param>
/// <param name="Frozen">True stops it, false lets it run.</param>
public sealed record ClockChange(DateTimeOffset? Now, bool? Frozen);

/// <summary>A move of the clock.</summary>
/// <param name="Seconds">How far on; less than zero is back.</param>
public sealed record ClockAdvance(double? Seconds);
