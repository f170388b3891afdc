using System.Diagnostics;

namespace IamSim.Load.Servers;

/// <summary>How a server is started. In the command and the environment, <c>{port}</c> and <c>{dir}</c> stand for a start's own.</summary>
internal sealed record ServerKind(
    string Name, string[] Command, string? Folder, string ReadyPath, IReadOnlyDictionary<string, string> Environment)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>IamSim as it is shipped: published in Release from this repository, or what <c>--iamsim</c> names instead.</summary>
    public static ServerKind IamSim(Options options, Workspace workspace)
    {
        Dictionary<string, string> environment = new()
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:{port}",
            ["ConnectionStrings__IamSim"] = "Data Source={dir}/iamsim.db",

            // The load makes more users than AWS lets an account have.
            ["IamSim__Quotas__UsersPerAccount"] = "100000000",
        };
        if (options.IamSimCommand is { } command)
        {
            return new("IamSim", Words(command), null, options.ReadyPath, environment);
        }

        string published = Publish(workspace);
        return new("IamSim", [Path.Combine(published, "IamSim")], published, options.ReadyPath, environment);
    }

    /// <summary>
    /// moto's server as its own documentation starts it: the released package, threads as by default. Null where it is not installed.
    /// </summary>
    public static ServerKind? Moto(Options options)
    {
        string? command = options.MotoCommand;
        if (command is null && OnPath("moto_server"))
        {
            command = "moto_server -H 127.0.0.1 -p {port}";
        }
        else if (command is null && Output("python3", "-c", "import moto.server") is not null)
        {
            command = "python3 -m moto.server -H 127.0.0.1 -p {port}";
        }

        return command is null or "none" ? null : new("moto", Words(command), null, "/moto-api/", Nothing);
    }

    /// <summary>The version of moto, where python3 is the one that has it.</summary>
    public static string MotoVersion() =>
        Output("python3", "-c", "import importlib.metadata as m; print(m.version('moto'))")?.Trim() ?? "of unknown version";

    private static string Publish(Workspace workspace)
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "IamSim.sln")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("IamSim.sln is in no folder above this program's");
        }

        string output = workspace.NewFolder("published");
        Console.WriteLine("Publishing IamSim ...");
        // No build server is left behind: what this program starts, it ends.
        using ChildProcess publish = ChildProcess.Start(
            ["dotnet", "publish", "src/IamSim", "-c", "Release", "--use-current-runtime", "-o", output, "-nodeReuse:false", "-p:UseSharedCompilation=false"],
            root, Path.Combine(workspace.Root, "publish.log"), Nothing);
        publish.WaitForExit(TimeSpan.FromMinutes(10));
        return publish.ExitCode == 0 ? output : throw new InvalidOperationException("publishing IamSim failed:\n" + publish.Tail());
    }

    private static string[] Words(string command) => command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool OnPath(string program) =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>What a short command prints; null where it fails.</summary>
    private static string? Output(string program, params string[] arguments)
    {
        if (!OnPath(program))
        {
            return null;
        }

        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : null;
    }
}
