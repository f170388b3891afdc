using System.Diagnostics;
using IamSim.Load.Servers;

namespace IamSim.Load.Load;

/// <summary>What one stretch of load showed: the calls, the time that they took, and what each side spent on them.</summary>
internal sealed record LoadResult(Tally Tally, TimeSpan Elapsed, TimeSpan ServerCpu, TimeSpan GeneratorCpu)
{
    /// <summary>How late the generator itself was, at worst, with a scheduled call that had a free connection (open loop).</summary>
    public TimeSpan WorstLag { get; init; }

    /// <summary>Right answers in a second.</summary>
    public double Rate => Tally.Good / Elapsed.TotalSeconds;

    public double ServerMicroseconds => ServerCpu.TotalMicroseconds / Math.Max(1, Tally.Good + Tally.Bad);

    public double GeneratorMicroseconds => GeneratorCpu.TotalMicroseconds / Math.Max(1, Tally.Good + Tally.Bad);

    /// <summary>Runs <paramref name="load"/> between two readings of the clocks.</summary>
    public static LoadResult Measure(Server server, Func<Tally> load)
    {
        TimeSpan serverBefore = ProcessFacts.Cpu(server.Pid);
        TimeSpan generatorBefore = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        Tally tally = load();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        if (server.HasExited)
        {
            throw new InvalidOperationException(
                $"{server.Name} ended under load; {tally.Bad} calls failed, first: {tally.FirstFailure}\n{server.Tail()}");
        }

        return new(tally, elapsed, ProcessFacts.Cpu(server.Pid) - serverBefore, Environment.CpuUsage.TotalTime - generatorBefore);
    }
}
