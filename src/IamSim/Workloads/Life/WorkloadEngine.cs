using IamSim.Audit;
using IamSim.Simulator;
using IamSim.Storage.Lane;

namespace IamSim.Workloads.Life;

/// <summary>Keeps workloads going as the simulator's clock goes on, or is turned.</summary>
internal sealed class WorkloadEngine(
    WriterLane lane, SimulatorClock clock, AuditRecords records, WorkloadDues dues, ILogger<WorkloadEngine> log) : BackgroundService
{
    /// <summary>How often the clock is looked at.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>How long what was asked to stop, or what another server has begun, may be unknown.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    /// <summary>A clock that is turned on by years lets no life take more turns than this before its turner has an answer.</summary>
    private const int MostTurns = 10_000;

    /// <summary>Lets all that is due go on, until nothing is due any more.</summary>
    public Task SettleAsync(CancellationToken ct)
    {
        dues.Note(long.MinValue);
        return GoOnAsync(ct);
    }

    private async Task GoOnAsync(CancellationToken ct)
    {
        for (var turns = 0; turns < MostTurns && clock.GetUtcNow().ToUnixTimeMilliseconds() >= dues.Next; turns++)
        {
            var turn = new WorkloadTurn(clock, records, dues, log);
            await lane.RunAsync(turn, ct);
            if (turn.Moved == 0)
            {
                return;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lookedAt = Environment.TickCount64;
        using var timer = new PeriodicTimer(Glance);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (Environment.TickCount64 - lookedAt >= Freshness.TotalMilliseconds)
                {
                    lookedAt = Environment.TickCount64;
                    dues.Note(long.MinValue);
                }

                await GoOnAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Nothing may end it: a restore that takes the tables away just now, a database that is gone for a while.
                log.LogWarning(e, "A round of the workloads failed; the next one tries again.");
            }
        }
    }
}
