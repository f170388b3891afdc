using IamSim.Simulator;

namespace IamSim.Testing;

/// <summary>Control of the simulator's clock: passwords, keys, sessions and reports go by it.</summary>
public sealed class SimulatorTime
{
    private readonly SimulatorClock _clock;

    internal SimulatorTime(SimulatorClock clock) => _clock = clock;

    /// <summary>The simulator's time.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Sets the clock; from there it runs on.</summary>
    public Task SetAsync(DateTimeOffset now, CancellationToken ct = default) => _clock.SetAsync(now, ct);

    /// <summary>Moves the clock on.</summary>
    public Task AdvanceAsync(TimeSpan by, CancellationToken ct = default) => _clock.AdvanceAsync(by, ct);

    /// <summary>Stops the clock where it is, or at a given time.</summary>
    public Task FreezeAsync(DateTimeOffset? at = null, CancellationToken ct = default) => _clock.FreezeAsync(at, ct);

    /// <summary>Lets a frozen clock run on.</summary>
    public Task ResumeAsync(CancellationToken ct = default) => _clock.ResumeAsync(ct);
}
