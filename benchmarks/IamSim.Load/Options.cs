namespace IamSim.Load;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage = """
        dotnet run -c Release --project benchmarks/IamSim.Load -- [SCENARIO] [--OPTION VALUE]...

          SCENARIO             all (default), startup, ratio, openloop, memory, scale, catalogue, account, guard, objects, stream, workloads, badinput
          --seconds N          length of a measured stretch (5)
          --rounds N           how often a comparison is repeated, interleaved (5)
          --connections N      connections of every scenario (50)
          --users N            users of the large server in `scale` (100000)
          --megabytes N        of the object that is streamed (1024); five times that is put in parts
          --iamsim COMMAND     start this instead of publishing IamSim; {port} and {dir} are filled in
          --ready PATH         answers 200 when that server is ready (/health/ready)
          --moto COMMAND       start moto so, or `none` (moto_server, or python3 -m moto.server, where installed)
        """;

    private static readonly string[] Scenarios = ["all", "startup", "ratio", "openloop", "memory", "scale", "catalogue", "account", "guard", "objects", "stream", "workloads", "badinput"];

    public string Scenario { get; init; } = "all";

    public TimeSpan Stretch { get; init; } = TimeSpan.FromSeconds(5);

    public int Rounds { get; init; } = 5;

    public int Connections { get; init; } = 50;

    public int Users { get; init; } = 100_000;

    public int Megabytes { get; init; } = 1024;

    public string? IamSimCommand { get; init; }

    public string ReadyPath { get; init; } = "/health/ready";

    public string? MotoCommand { get; init; }

    public static Options? Parse(string[] arguments)
    {
        Options options = new();
        Queue<string> left = new(arguments);
        while (left.TryDequeue(out string? name))
        {
            if (Scenarios.Contains(name))
            {
                options = options with { Scenario = name };
                continue;
            }

            if (!left.TryDequeue(out string? value))
            {
                return null;
            }

            int number = int.TryParse(value, out int parsed) && parsed > 0 ? parsed : 0;
            Options? with = (name, number) switch
            {
                ("--seconds", > 0) => options with { Stretch = TimeSpan.FromSeconds(number) },
                ("--rounds", > 0) => options with { Rounds = number },
                ("--connections", > 0) => options with { Connections = number },
                ("--users", >= 200) => options with { Users = number },
                ("--megabytes", > 0) => options with { Megabytes = number },
                ("--iamsim", _) => options with { IamSimCommand = value },
                ("--ready", _) => options with { ReadyPath = value },
                ("--moto", _) => options with { MotoCommand = value },
                _ => null,
            };
            if (with is null)
            {
                return null;
            }

            options = with;
        }

        return options;
    }
}
