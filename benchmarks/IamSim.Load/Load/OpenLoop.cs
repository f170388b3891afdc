using System.Diagnostics;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Load;

/// <summary>
/// Open loop: calls are due at fixed times, whatever the server does, and latency counts from the time at which a call was due.
/// A server that stalls pays for every call that should have been made meanwhile (no "coordinated omission"). A call that is due
/// while all connections are busy waits for the first that becomes free.
/// </summary>
internal sealed class OpenLoop : ICallSource
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Stack<Connection> _free = new();
    private readonly TaskCompletionSource _done = new();
    private readonly Mix _mix;
    private readonly double _ticksPerCall;
    private readonly long _total;
    private readonly long _start;
    private long _taken;
    private int _busy;
    private int _alive;
    private long _worstLag;

    private OpenLoop(Mix mix, int connections, double rate, TimeSpan duration)
    {
        _mix = mix;
        _alive = connections;
        _ticksPerCall = Stopwatch.Frequency / rate;
        _total = (long)(rate * duration.TotalSeconds);
        _start = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 10);
    }

    public static LoadResult Run(Server server, Mix mix, int connections, double rate, TimeSpan duration)
    {
        List<Connection> all = [];
        try
        {
            OpenLoop loop = new(mix, connections, rate, duration);
            for (int i = 0; i < connections; i++)
            {
                Connection connection = new(server.Address, loop);
                all.Add(connection);
                connection.Open();
                loop._free.Push(connection);
            }

            LoadResult result = LoadResult.Measure(server, () =>
            {
                loop.SendOnTime();
                bool done = loop._done.Task.Wait(Grace);
                Tally tally = new();
                all.ForEach(connection => tally.Add(connection.Tally));
                tally.Unanswered(done ? 0 : loop._total - tally.Good - tally.Bad);
                return tally;
            });
            return result with { WorstLag = Stopwatch.GetElapsedTime(0, loop._worstLag) };
        }
        finally
        {
            all.ForEach(connection => connection.Dispose());
        }
    }

    /// <summary>An answer has come: the connection takes the call that has waited longest, or waits itself.</summary>
    public bool TryTake(Connection connection, out Call call)
    {
        lock (_lock)
        {
            if (Due(_taken) <= Stopwatch.GetTimestamp() && _taken < _total)
            {
                call = _mix.Next(Due(_taken++));
                return true;
            }

            call = default;
            _free.Push(connection);
            _busy--;
            EndWhenAllIsAnswered();
            return false;
        }
    }

    public void Retire(Connection connection)
    {
        lock (_lock)
        {
            _busy--;
            _alive--;
            EndWhenAllIsAnswered();
        }
    }

    private long Due(long call) => _start + (long)(call * _ticksPerCall);

    private void EndWhenAllIsAnswered()
    {
        if (_busy == 0 && (_taken == _total || _alive == 0))
        {
            _done.TrySetResult();
        }
    }

    private void SendOnTime()
    {
        while (!_done.Task.IsCompleted && Volatile.Read(ref _taken) < _total)
        {
            Connection? connection = null;
            Call call = default;
            long wait;
            lock (_lock)
            {
                wait = Due(_taken) - Stopwatch.GetTimestamp();
                if (wait <= 0 && _taken < _total && _free.TryPop(out connection))
                {
                    _worstLag = Math.Max(_worstLag, -wait);
                    call = _mix.Next(Due(_taken++));
                    _busy++;
                }
            }

            if (connection is not null)
            {
                connection.Run(call);
            }
            else
            {
                // Spinning would take the server's core. The kernel wakes this thread some 60 µs late: counted, and of no weight here.
                Thread.Sleep(TimeSpan.FromMilliseconds(1));
            }
        }
    }
}
