using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IamSim.Load.Servers;

/// <summary>A process that this program started, and ends by its id: when it is done with it, and whatever else happens.</summary>
internal sealed partial class ChildProcess : IDisposable
{
    private const int SigTerm = 15;
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(10);
    private static readonly List<ChildProcess> Alive = [];
    private static bool _noMore;

    private readonly Process _process;

    private ChildProcess(Process process, string logFile) => (_process, LogFile) = (process, logFile);

    public int Pid => _process.Id;

    public string LogFile { get; }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a command whose output goes to a file, without costing this process anything.</summary>
    public static ChildProcess Start(string[] command, string folder, string logFile, IReadOnlyDictionary<string, string> environment)
    {
        // The shell only redirects: exec keeps the process id, so that it is the server's own.
        string[] arguments = ["-c", "exec \"$0\" \"$@\" >\"$LOAD_LOG\" 2>&1 </dev/null", .. command];
        ProcessStartInfo start = new("/bin/sh", arguments) { WorkingDirectory = folder };
        start.Environment["LOAD_LOG"] = logFile;
        foreach (string own in Program.OwnSettings)
        {
            start.Environment.Remove(own);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        lock (Alive)
        {
            if (_noMore)
            {
                throw new InvalidOperationException("the run is over");
            }

            ChildProcess child = new(Process.Start(start)!, logFile);
            Alive.Add(child);
            return child;
        }
    }

    /// <summary>Ends all that were started, and starts no more.</summary>
    public static void EndAll()
    {
        while (true)
        {
            ChildProcess child;
            lock (Alive)
            {
                _noMore = true;
                if (Alive.Count == 0)
                {
                    return;
                }

                child = Alive[^1];
            }

            child.Dispose();
        }
    }

    public void WaitForExit(TimeSpan atMost)
    {
        if (!_process.WaitForExit(atMost))
        {
            throw new TimeoutException($"process {Pid} did not end in {atMost}: {Tail()}");
        }
    }

    /// <summary>The last lines that it wrote.</summary>
    public string Tail() => File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(20)) : "";

    public void Dispose()
    {
        lock (Alive)
        {
            if (!Alive.Remove(this))
            {
                return;
            }
        }

        // A child that has ended keeps its id until it is waited for, which happens nowhere else: no stranger can have it.
        if (!_process.HasExited)
        {
            _ = Kill(_process.Id, SigTerm);
            if (!_process.WaitForExit(TimeToEnd))
            {
                _process.Kill(entireProcessTree: true);
                _process.WaitForExit();
            }
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
