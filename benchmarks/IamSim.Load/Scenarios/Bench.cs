using IamSim.Load.Load;
using IamSim.Load.Servers;
using IamSim.Load.Wire;

namespace IamSim.Load.Scenarios;

/// <summary>What every scenario works with, and the order in which they run.</summary>
internal sealed class Bench
{
    public const string Reader = "alice";

    public Bench(Options options, Report report, Workspace workspace)
    {
        (Options, Report, Workspace) = (options, report, workspace);
        IamSim = ServerKind.IamSim(options, workspace);
        Moto = ServerKind.Moto(options);
    }

    public Options Options { get; }

    public Report Report { get; }

    public Workspace Workspace { get; }

    public ServerKind IamSim { get; }

    public ServerKind? Moto { get; }

    public void Run()
    {
        (string Name, Action<Bench> Run)[] scenarios =
        [
            ("startup", Startup.Run),
            ("ratio", Ratio.Run),
            ("openloop", OpenLoopLatency.Run),
            ("memory", Memory.Run),
            ("scale", Scale.Run),
            ("catalogue", Catalogue.Run),
            ("account", Account.Run),
            ("guard", Guard.Run),
            ("objects", Objects.Run),
            ("stream", ObjectStreams.Run),
            ("workloads", Workloads.Run),
            ("badinput", BadInput.Run),
        ];
        foreach ((string name, Action<Bench> run) in scenarios)
        {
            if (Options.Scenario == "all" || Options.Scenario == name)
            {
                Report.Say($"\n### {name}");
                run(this);
            }
        }
    }

    /// <summary>A fresh server with one user, <see cref="Reader"/>.</summary>
    public Server Start(ServerKind kind)
    {
        Server server = Server.Start(kind, Workspace);
        (int status, string body) = Exchange.Query(server.Address, "Action=CreateUser&UserName=" + Reader);
        if (status != 200)
        {
            server.Dispose();
            throw new InvalidOperationException($"{kind.Name}: CreateUser gave {status} {body}");
        }

        return server;
    }

    /// <summary>Load that is not measured: code gets compiled, caches fill. Calls that fail in it count all the same.</summary>
    public void WarmUp(Server server, Mix mix, int connections, int seconds = 3)
    {
        TimeSpan time = TimeSpan.FromSeconds(Math.Min(seconds, Options.Stretch.TotalSeconds * seconds / 3));
        Report.Stretch($"warm-up {server.Name}", ClosedLoop.Run(server, mix, connections, time));
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
