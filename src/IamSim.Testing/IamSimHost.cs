using IamSim.Simulator;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IamSim.Testing;

/// <summary>
/// IamSim inside a test process: the same server, on Kestrel at a free port of this machine's loopback, with a store of its own that goes
/// when the host goes.
/// </summary>
/// <example>
/// <code>
/// await using var iam = await IamSimHost.StartAsync();
/// var answer = await iam.Client.GetAsync("api/v1/users");
/// var sts = new AmazonSecurityTokenServiceClient("test", "test", new AmazonSecurityTokenServiceConfig { ServiceURL = iam.Endpoint.ToString() });
/// </code>
/// </example>
public sealed class IamSimHost : IAsyncDisposable
{
    private readonly Factory _factory;
    private readonly DirectoryInfo? _folder;

    private IamSimHost(Factory factory, DirectoryInfo? folder)
    {
        _factory = factory;
        _folder = folder;
        Endpoint = factory.ClientOptions.BaseAddress;
        Client = new HttpClient { BaseAddress = Endpoint };
        Clock = new SimulatorTime(factory.Services.GetRequiredService<SimulatorClock>());
    }

    /// <summary>Where the server listens: the endpoint to give to AWS SDKs, such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>A client of the server's REST API and of its AWS endpoint. The host disposes of it.</summary>
    public HttpClient Client { get; }

    /// <summary>The simulator's clock.</summary>
    public SimulatorTime Clock { get; }

    /// <summary>The server's services.</summary>
    internal IServiceProvider Services => _factory.Services;

    /// <summary>Starts a server.</summary>
    /// <param name="settings">
    /// Settings as <c>appsettings.json</c> has them, such as <c>["IamSim:AccountId"] = "111122223333"</c>. A connection string given here is
    /// used as it is; otherwise the store is a SQLite file in a temporary folder.
    /// </param>
    /// <param name="ct">Stops the start.</param>
    public static Task<IamSimHost> StartAsync(IReadOnlyDictionary<string, string>? settings = null, CancellationToken ct = default)
    {
        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase);
        DirectoryInfo? folder = null;
        if (!all.ContainsKey("ConnectionStrings:IamSim"))
        {
            folder = Directory.CreateTempSubdirectory("iamsim-");
            all["ConnectionStrings:IamSim"] = $"Data Source={Path.Combine(folder.FullName, "iamsim.db")}";
        }

        // A test's output is the test's: the host says only what is wrong.
        all.TryAdd("IamSim:Log:Format", "Json");
        all.TryAdd("Serilog:MinimumLevel:Default", "Error");

        // Migrating a database and starting Kestrel block; a test's thread need not.
        return Task.Run(
            () =>
            {
                var factory = new Factory(all);
                try
                {
                    factory.UseKestrel(0);
                    factory.StartServer();
                    return new IamSimHost(factory, folder);
                }
                catch
                {
                    factory.Dispose();
                    folder?.Delete(recursive: true);
                    throw;
                }
            },
            ct);
    }

    /// <summary>Stops the server and removes its store.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        _folder?.Delete(recursive: true);
    }

    private sealed class Factory(Dictionary<string, string> settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Environments.Production);
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }
        }
    }
}
