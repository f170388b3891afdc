using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace IamSim.Tests.Servers;

/// <summary>
/// A PostgreSQL server for a test run: the one that <c>IAMSIM_TEST_POSTGRES</c> names, or one of its own in a temporary folder, from the
/// binaries on this machine, which ends with the run even if the run is killed.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"iamsim-postgres-{Environment.ProcessId}");
    private string? _connectionString;
    private Process? _process;

    /// <summary>Why there is no server; null where there is one.</summary>
    public string? Missing { get; private set; }

    /// <summary>Makes an empty database and gives its connection string. Skips the test where there is no server.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var name = $"iamsim_{Guid.CreateVersion7():n}";
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_connectionString) { Database = name, MaxPoolSize = 20 }.ToString();
    }

    public async ValueTask InitializeAsync()
    {
        _connectionString = Environment.GetEnvironmentVariable("IAMSIM_TEST_POSTGRES");
        if (_connectionString is not null)
        {
            return;
        }

        if (FindBinaries() is not { } binaries)
        {
            Missing = "There is no PostgreSQL on this machine (initdb and postgres), and IAMSIM_TEST_POSTGRES names none.";
            return;
        }

        var port = FreePort();
        _process = Start(binaries, port);
        _connectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Timeout=5;Include Error Detail=true";
        await WaitUntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            NpgsqlConnection.ClearAllPools();
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    /// <remarks>
    /// The shell holds the server: once its standard input ends, because the run closed it or because the run is dead, the server goes.
    /// PostgreSQL refuses to run as root, so root hands it to the user postgres.
    /// </remarks>
    private Process Start(string binaries, int port)
    {
        var script = $"""
            set -e
            umask 077
            mkdir -p {_folder}
            {binaries}/initdb -D {_folder}/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >{_folder}/initdb.log 2>&1
            {binaries}/postgres -D {_folder}/data -p {port} -k {_folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=300 \
                >{_folder}/server.log 2>&1 </dev/null &
            server=$!
            cat >/dev/null
            kill -QUIT $server
            wait $server || true
            rm -rf {_folder}
            """;
        var start = new ProcessStartInfo { RedirectStandardInput = true, WorkingDirectory = Path.GetTempPath() };
        (start.FileName, string[] arguments) = Environment.UserName == "root"
            ? ("runuser", ["-u", "postgres", "--", "sh", "-c", script])
            : ("sh", new[] { "-c", script });
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private async Task WaitUntilReadyAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_connectionString);
                await connection.OpenAsync();
                return;
            }
            catch (Exception e) when (e is NpgsqlException or SocketException && attempt < 600 && !_process!.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private static string? FindBinaries() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
                .Concat(Environment.GetEnvironmentVariable("PATH")!.Split(':')).FirstOrDefault(HasServer)
            : Environment.GetEnvironmentVariable("PATH")!.Split(':').FirstOrDefault(HasServer);

    private static bool HasServer(string folder) => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
