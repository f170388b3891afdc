using DuckDB.NET.Data;

namespace IamSim.CloudTrail.Queries.Engine;

/// <summary>Interrupts a command once it is to stop, and again until it has: an interruption that comes before the engine has begun is forgotten by it.</summary>
internal sealed class EngineInterrupt : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    private readonly Timer _timer;
    private readonly CancellationTokenRegistration _stop;

    public EngineInterrupt(DuckDBCommand command, CancellationToken ct)
    {
        _timer = new Timer(_ => Interrupt(command), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _stop = ct.Register(() => _timer.Change(TimeSpan.Zero, Again));
    }

    public void Dispose()
    {
        _stop.Dispose();
        _timer.Dispose();
    }

    private static void Interrupt(DuckDBCommand command)
    {
        try
        {
            command.Cancel();
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException or DuckDBException or NullReferenceException)
        {
            // It has come to its end meanwhile.
        }
    }
}
