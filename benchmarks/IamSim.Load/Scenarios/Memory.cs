using IamSim.Load.Load;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>Resident memory: after the start, while the server is loaded as fast as it goes, and afterwards.</summary>
internal static class Memory
{
    public const double Target = 250;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    public static void Run(Bench bench)
    {
        using Server server = bench.Start(bench.IamSim);
        double atStart = server.Resident().Now;
        Mix mix = new(Operation.GetUser(Bench.Reader), Operation.CreateUser(UserNames.EachOnce("memory-")));
        for (int round = 1; round <= bench.Options.Rounds; round++)
        {
            bench.Report.Stretch($"load {round}", ClosedLoop.Run(server, mix, OpenLoopLatency.Connections, bench.Options.Stretch));
            (double now, double peak) = server.Resident();
            Report.Say($"  resident {now:F0} MiB, at most so far {peak:F0} MiB");
        }

        Thread.Sleep(Rest);
        (double after, double most) = server.Resident();
        bench.Report.Row("resident memory at most (VmHWM) under full load", $"< {Target:F0} MiB",
            $"{most:F0} MiB (after the start {atStart:F0}, {Rest.TotalSeconds:F0} s after the load {after:F0})", most < Target);
    }
}
