using IamSim.Load.Servers;

namespace IamSim.Load.Scenarios;

/// <summary>From the start of the process to the first 200 and to the first IAM answer, each start with nothing stored.</summary>
internal static class Startup
{
    public static void Run(Bench bench)
    {
        List<ServerKind> kinds = bench.Moto is null ? [bench.IamSim] : [bench.IamSim, bench.Moto];
        Dictionary<string, List<(double Ready, double First)>> times = [];
        for (int round = 0; round < bench.Options.Rounds; round++)
        {
            foreach (ServerKind kind in kinds)
            {
                using Server server = Server.Start(kind, bench.Workspace);
                (double ready, double first) = (server.TimeToReady.TotalMilliseconds, server.TimeToFirstCall.TotalMilliseconds);
                times.TryAdd(kind.Name, []);
                times[kind.Name].Add((ready, first));
                double resident = server.Resident().Now;
                Report.Say($"  {kind.Name}: ready after {ready:F0} ms, first IAM answer after {first:F0} ms, {resident:F0} MiB");
            }
        }

        foreach ((string name, List<(double Ready, double First)> all) in times)
        {
            double[] ready = [.. all.Select(time => time.Ready)];
            double[] first = [.. all.Select(time => time.First)];
            bench.Report.Row($"{name}: start to ready / to the first IAM answer", "none",
                $"min {ready.Min():F0} / {first.Min():F0} ms, median {Bench.Median(ready):F0} / {Bench.Median(first):F0} ms of {all.Count}", null);
        }
    }
}
