using IamSim.Load.Load;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>
/// IamSim beside moto's server: the same requests, by turns within one run, so that whatever else the machine does meets both.
/// Only the one that is loaded has anything to do; the other waits.
/// </summary>
internal static class Ratio
{
    private const double GetUserTarget = 40;
    private const double CreateUserTarget = 12;

    public static void Run(Bench bench)
    {
        using Server iamSim = bench.Start(bench.IamSim);
        using Server? moto = bench.Moto is null ? null : bench.Start(bench.Moto);
        if (moto is null)
        {
            bench.Report.Fact("moto's server is not installed: no ratio was measured.");
        }
        else
        {
            bench.Report.Fact($"moto {ServerKind.MotoVersion()}, started as: {string.Join(' ', bench.Moto!.Command)}");
        }

        // Reads first: the users that the writes leave behind shall slow down nobody's reads.
        Compare(bench, iamSim, moto, GetUserTarget, _ => new(Operation.GetUser(Bench.Reader)));
        Compare(bench, iamSim, moto, CreateUserTarget, _ => new(Operation.CreateUser(UserNames.EachOnce("ratio-"))));
    }

    private static void Compare(Bench bench, Server iamSim, Server? moto, double target, Func<Server, Mix> mixOf)
    {
        List<Server> servers = moto is null ? [iamSim] : [iamSim, moto];
        // A mix for each server and all its rounds: names that are created count on.
        Dictionary<Server, Mix> mixes = servers.ToDictionary(server => server, mixOf);
        Dictionary<Server, List<LoadResult>> results = servers.ToDictionary(server => server, _ => new List<LoadResult>());
        string name = mixes[iamSim].Names[0];
        servers.ForEach(server => bench.WarmUp(server, mixes[server], bench.Options.Connections));

        for (int round = 1; round <= bench.Options.Rounds; round++)
        {
            foreach (Server server in servers)
            {
                LoadResult result = ClosedLoop.Run(server, mixes[server], bench.Options.Connections, bench.Options.Stretch);
                results[server].Add(bench.Report.Stretch($"{name} {server.Name} round {round}", result));
            }

            if (moto is not null)
            {
                Report.Say($"  ratio of round {round}: {results[iamSim][^1].Rate / results[moto][^1].Rate:F1}");
            }
        }

        foreach (Server server in servers)
        {
            Tally all = new();
            results[server].ForEach(result => all.Add(result.Tally));
            double MedianOf(Func<LoadResult, double> figure) => Bench.Median(results[server].Select(figure));
            bench.Report.Fact(
                $"{name}, {server.Name}, {bench.Options.Connections} connections: {MedianOf(result => result.Rate):N0}/s (median), " +
                $"p50 {all.Latency.Percentile(50):F2} ms, p99 {all.Latency.Percentile(99):F2} ms, " +
                $"{all.Bad} failed of {all.Good + all.Bad:N0}; " +
                $"CPU a call: server {MedianOf(result => result.ServerMicroseconds):F0} µs, " +
                $"generator {MedianOf(result => result.GeneratorMicroseconds):F1} µs");
        }

        if (moto is not null)
        {
            double[] ratios = [.. results[iamSim].Zip(results[moto], (ours, theirs) => ours.Rate / theirs.Rate)];
            double median = Bench.Median(ratios);
            bench.Report.Row($"{name}: calls/s, times moto's", $"≥ {target:F0}×",
                $"{median:F1}× (rounds {string.Join(", ", ratios.Select(ratio => $"{ratio:F1}"))})", median >= target);
        }

        long failed = results[iamSim].Sum(result => result.Tally.Bad);
        bench.Report.Row($"{name}: failed calls", "0", $"{failed}", failed == 0);
    }
}
