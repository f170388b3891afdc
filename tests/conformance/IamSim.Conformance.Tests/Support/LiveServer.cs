namespace IamSim.Conformance.Tests.Support;

/// <summary>The server that most tests of this assembly share; each is alone in an account of its own.</summary>
public class LiveServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iamsim-conformance-");
    private ServerProcess? _server;

    public ServerProcess Server => _server ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>A fresh account, spoken for by its root.</summary>
    public LiveAccount NewAccount() => Server.NewAccount();

    public async ValueTask InitializeAsync() =>
        _server = await ServerProcess.StartAsync($"Data Source={Path.Combine(_folder.FullName, "iamsim.db")}");

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
