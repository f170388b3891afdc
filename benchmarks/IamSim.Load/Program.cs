using System.Runtime.InteropServices;
using IamSim.Load;
using IamSim.Load.Scenarios;
using IamSim.Load.Servers;

if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

// Before the first socket: one thread polls them all and runs what they complete. Handing each answer to the thread pool would
// cost more than the rest of the call.
foreach (string setting in OwnSettings)
{
    Environment.SetEnvironmentVariable(setting, "1");
}

bool abandoned = false;
using Workspace workspace = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Abandon);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Abandon);
using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Abandon);

string machine = Machine.Describe();
Console.WriteLine(machine);
Report report = new(machine);
try
{
    Bench bench = new(options, report, workspace);
    bench.Run();
}
catch (Exception e) when (!abandoned)
{
    // Whatever it is: the figures so far are printed, and the servers ended.
    report.FailedCalls("the run itself", 1, e is InvalidOperationException or TimeoutException ? e.Message : e.ToString());
}
catch (Exception)
{
    // A server that was ended under this thread's hands; Abandon ends the program.
    Thread.Sleep(Timeout.Infinite);
}

report.Print();
return report.AnyFailed ? 1 : 0;

void Abandon(PosixSignalContext signal)
{
    signal.Cancel = true;
    abandoned = true;
    workspace.Dispose();
    Environment.Exit(130);
}

/// <summary>The load generator's entry.</summary>
internal sealed partial class Program
{
    /// <summary>Settings of .NET's sockets for this process only; servers are started without them.</summary>
    public static readonly string[] OwnSettings =
    [
        "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS",
        "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT",
    ];
}
