using IamSim.Load.Load;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>Latency at half of what the server can do, four reads to a write, counted from the time at which each call was due.</summary>
internal static class OpenLoopLatency
{
    public const int Connections = 50;
    private const double Target = 25;

    public static void Run(Bench bench)
    {
        using Server server = bench.Start(bench.IamSim);
        Mix mix = new(Operation.GetUser(Bench.Reader), Operation.CreateUser(UserNames.EachOnce("open-")));
        bench.WarmUp(server, mix, Connections);
        List<double> rates = [];
        for (int round = 1; round <= 3; round++)
        {
            LoadResult full = ClosedLoop.Run(server, mix, Connections, bench.Options.Stretch);
            rates.Add(bench.Report.Stretch($"as fast as it goes, {round}", full).Rate);
        }

        double most = Bench.Median(rates);
        if (most <= 0)
        {
            return;
        }

        TimeSpan time = bench.Options.Stretch * 4;
        LoadResult result = bench.Report.Stretch($"at {most / 2:N0}/s", OpenLoop.Run(server, mix, Connections, most / 2, time));
        for (int slot = 0; slot < mix.Names.Length; slot++)
        {
            bench.Report.Fact($"open loop, {mix.Names[slot]}: {Describe(result.Tally.LatencyOf(slot))}");
        }

        bench.Report.Fact(
            $"open loop: CPU a call: server {result.ServerMicroseconds:F0} µs, generator {result.GeneratorMicroseconds:F1} µs; " +
            $"the generator sent at worst {result.WorstLag.TotalMilliseconds:F1} ms late (within the latencies)");
        double p99 = result.Tally.Latency.Percentile(99);
        bench.Report.Row($"{most / 2:N0} calls/s, half of {most:N0}, a fifth of them writes: p99", $"< {Target:F0} ms",
            Describe(result.Tally.Latency), p99 < Target);
        Tally tally = result.Tally;
        bench.Report.Row("failed calls at that rate (of them SQLITE_BUSY)", "0", $"{tally.Bad} ({tally.Locked})", tally.Bad == 0);
        double peak = server.Resident().Peak;
        bench.Report.Row("resident memory at most, through all this", $"< {Memory.Target:F0} MiB", $"{peak:F0} MiB", peak < Memory.Target);
    }

    private static string Describe(Histogram latency) =>
        $"p50 {latency.Percentile(50):F2}, p99 {latency.Percentile(99):F2}, p99.9 {latency.Percentile(99.9):F2}, max {latency.Max:F2} ms " +
        $"of {latency.Count:N0}";
}
