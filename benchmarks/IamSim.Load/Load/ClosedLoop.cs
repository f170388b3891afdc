using System.Diagnostics;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Load;

/// <summary>
/// Closed loop: each connection sends its next call as soon as the last is answered, until the time or the number of calls is up.
/// It finds how much a server can do; its latencies are those at that rate.
/// </summary>
internal sealed class ClosedLoop : ICallSource
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Mix _mix;
    private readonly long _end;
    private readonly TaskCompletionSource _done = new();
    private int _running;
    private long _callsLeft;

    private ClosedLoop(Mix mix, int connections, TimeSpan duration, long calls)
    {
        _mix = mix;
        _running = connections;
        _callsLeft = calls;
        _end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
    }

    /// <summary>Loads the server for a time, or for a number of calls if that is sooner.</summary>
    public static LoadResult Run(Server server, Mix mix, int connections, TimeSpan duration, long calls = long.MaxValue)
    {
        List<Connection> all = [];
        try
        {
            ClosedLoop loop = new(mix, connections, duration, calls);
            for (int i = 0; i < connections; i++)
            {
                Connection connection = new(server.Address, loop);
                all.Add(connection);
                connection.Open();
            }

            return LoadResult.Measure(server, () =>
            {
                all.ForEach(connection => connection.Run());
                TimeSpan left = TimeSpan.FromSeconds(Math.Max(0, (loop._end - Stopwatch.GetTimestamp()) / (double)Stopwatch.Frequency));
                Tally tally = new();
                tally.Unanswered(loop._done.Task.Wait(left + Grace) ? 0 : loop._running);
                all.ForEach(connection => tally.Add(connection.Tally));
                return tally;
            });
        }
        finally
        {
            all.ForEach(connection => connection.Dispose());
        }
    }

    public bool TryTake(Connection connection, out Call call)
    {
        long now = Stopwatch.GetTimestamp();
        if (now < _end && Interlocked.Decrement(ref _callsLeft) >= 0)
        {
            call = _mix.Next(now);
            return true;
        }

        call = default;
        Retire(connection);
        return false;
    }

    public void Retire(Connection connection)
    {
        if (Interlocked.Decrement(ref _running) == 0)
        {
            _done.SetResult();
        }
    }
}
