namespace IamSim.Storage;

/// <summary>Brings the database up to date before anything else starts.</summary>
internal sealed class StorageStartup(Database database) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        database.Prepare();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
