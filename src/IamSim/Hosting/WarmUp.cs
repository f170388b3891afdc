using IamSim.Simulator.Exporting;

namespace IamSim.Hosting;

/// <summary>
/// Reads an account whole, once, when the server has been up for a moment: whoever asked for authorization details first would wait for their
/// queries to be compiled, ten times as long as for the answer.
/// </summary>
internal sealed class WarmUp(Exporter exporter, IHostApplicationLifetime lifetime, ILogger<WarmUp> log) : BackgroundService
{
    /// <summary>No account of AWS's, so there is nothing to read.</summary>
    private const string Nobody = "000000000000";

    /// <summary>The start itself is not to share its processors with this.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(listens.SetResult);
        await listens.Task.WaitAsync(stoppingToken);
        await Task.Delay(Moment, stoppingToken);
        try
        {
            await exporter.ExportAsync(Nobody, ExportFormat.All[0], () => Stream.Null, stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The server does without; whoever calls is told what is wrong with the database.
            log.LogWarning(e, "Warming up failed");
        }
    }
}
