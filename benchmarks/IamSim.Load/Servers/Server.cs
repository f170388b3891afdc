using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using IamSim.Load.Wire;

namespace IamSim.Load.Servers;

/// <summary>A running server, on a loopback port of its own, with a fresh folder.</summary>
internal sealed class Server : IDisposable
{
    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process;

    private Server(string name, IPEndPoint address, ChildProcess process) => (Name, Address, _process) = (name, address, process);

    public string Name { get; }

    public IPEndPoint Address { get; }

    public int Pid => _process.Pid;

    /// <summary>From the start of the process to the first 200.</summary>
    public TimeSpan TimeToReady { get; private set; }

    /// <summary>From the start of the process to the answer of the first IAM call.</summary>
    public TimeSpan TimeToFirstCall { get; private set; }

    public static Server Start(ServerKind kind, Workspace workspace)
    {
        string folder = workspace.NewFolder(kind.Name);
        IPEndPoint address = Workspace.FreeAddress();
        string Fill(string text) => text.Replace("{port}", $"{address.Port}", StringComparison.Ordinal)
            .Replace("{dir}", folder, StringComparison.Ordinal);

        string[] command = [.. kind.Command.Select(Fill)];
        Dictionary<string, string> environment = kind.Environment.ToDictionary(pair => pair.Key, pair => Fill(pair.Value));
        long start = Stopwatch.GetTimestamp();
        ChildProcess process = ChildProcess.Start(command, kind.Folder ?? folder, Path.Combine(folder, "server.log"), environment);
        Server server = new(kind.Name, address, process);
        try
        {
            server.WaitUntilReady(kind.ReadyPath, start);
            server.TimeToReady = Stopwatch.GetElapsedTime(start);
            (int status, string body) = Exchange.Query(address, "Action=ListUsers");
            server.TimeToFirstCall = Stopwatch.GetElapsedTime(start);
            return status == 200 ? server : throw new InvalidOperationException($"{kind.Name}: ListUsers gave {status} {body}");
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Its last lines, for a message that has to explain why it did not do as expected.</summary>
    public string Tail() => _process.Tail();

    public bool HasExited => _process.HasExited;

    public (double Now, double Peak) Resident() => ProcessFacts.Resident(Pid);

    public void Dispose() => _process.Dispose();

    private void WaitUntilReady(string path, long start)
    {
        while (Stopwatch.GetElapsedTime(start) < TimeToStart)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"{Name} ended with {_process.ExitCode} before it was ready:\n{Tail()}");
            }

            try
            {
                if (Exchange.Get(Address, path).Status == 200)
                {
                    return;
                }
            }
            catch (Exception e) when (e is SocketException or InvalidDataException)
            {
                // Not yet listening.
            }

            Thread.Sleep(5);
        }

        throw new TimeoutException($"{Name} was not ready after {TimeToStart}:\n{Tail()}");
    }
}
