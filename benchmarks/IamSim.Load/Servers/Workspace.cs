using System.Net;
using System.Net.Sockets;

namespace IamSim.Load.Servers;

/// <summary>A temporary folder for the published server, databases and logs; gone when the run is over.</summary>
internal sealed class Workspace : IDisposable
{
    private int _folders;

    public string Root { get; } = Directory.CreateTempSubdirectory("iamsim-load-").FullName;

    public string NewFolder(string name) =>
        Directory.CreateDirectory(Path.Combine(Root, $"{Interlocked.Increment(ref _folders)}-{name}")).FullName;

    public static IPEndPoint FreeAddress()
    {
        using Socket probe = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)probe.LocalEndPoint!;
    }

    public void Dispose()
    {
        ChildProcess.EndAll();
        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}
