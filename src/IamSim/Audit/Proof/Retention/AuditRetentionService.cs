using System.Data.Common;
using IamSim.Storage.Lane;

namespace IamSim.Audit.Proof.Retention;

/// <summary>Runs the retention every minute: it goes by the simulator's clock, which may be turned at any time.</summary>
internal sealed class AuditRetentionService(AuditRetention retention, AuditOptions options, ILogger<AuditRetentionService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.RetentionDays is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await retention.RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is LaneUnavailableException or DbException or InvalidOperationException)
            {
                // Nothing is lost: what is not gone yet goes the next time.
                log.LogWarning(e, "The retention of events was interrupted");
            }
        }
    }
}
