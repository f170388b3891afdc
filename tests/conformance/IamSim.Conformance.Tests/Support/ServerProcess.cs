using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace IamSim.Conformance.Tests.Support;

/// <summary>The server as its users run it: the built executable, a process of its own.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int SigTerm = 15;

    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private ServerProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = endpoint };
        process.OutputDataReceived += (_, line) => Log(line.Data);
        process.ErrorDataReceived += (_, line) => Log(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Endpoint { get; }

    public HttpClient Client { get; }

    public int ProcessId => _process.Id;

    /// <summary>Starts the server on a free port of the loopback and waits until it is ready.</summary>
    /// <param name="connectionString">Its database.</param>
    /// <param name="provider"><c>Sqlite</c> or <c>PostgreSql</c>.</param>
    public static async Task<ServerProcess> StartAsync(string connectionString, string provider = "Sqlite")
    {
        var endpoint = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IamSim.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = endpoint.GetLeftPart(UriPartial.Authority),
                ["ConnectionStrings__IamSim"] = connectionString,
                ["IamSim__Database__Provider"] = provider,

                // None of these lives long enough to gain by profiles.
                ["DOTNET_TieredPGO"] = "0",
            },
        };
        var server = new ServerProcess(Process.Start(start)!, endpoint);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Runs a verb of the executable on a database that no server has.</summary>
    internal static Task<ToolResult> RunVerbAsync(string connectionString, string provider, params string[] verb) => Tool.RunAsync(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "IamSim.dll"), .. verb],
        new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ConnectionStrings__IamSim"] = connectionString,
            ["IamSim__Database__Provider"] = provider,
        });

    /// <summary>A fresh account of this server, spoken for by its root.</summary>
    public LiveAccount NewAccount() => new(this, LiveAccount.NewId());

    /// <summary>SIGKILL: the process is gone without another instruction.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _ = Signal(_process.Id, SigTerm);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            if (_process.HasExited || since.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException($"The server is not ready; it wrote:\n{_log}");
            }

            try
            {
                using var answer = await Client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20);
        }
    }

    private void Log(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}
