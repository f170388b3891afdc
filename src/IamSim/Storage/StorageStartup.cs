using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Storage;

/// <summary>Brings the database up to date before anything else starts.</summary>
internal sealed class StorageStartup(Database database) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        database.Migrate();
        await MakeSecretAsync(StoreSecret.PageMarkers, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task MakeSecretAsync(string name, CancellationToken ct)
    {
        using var db = database.Rent();
        if (!await db.StoreSecrets.AnyAsync(secret => secret.Name == name, ct))
        {
            // Where another server makes it at the same time, the first one's stays.
            var value = RandomNumberGenerator.GetBytes(32);
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "StoreSecrets" ("Name", "Value") VALUES ({name}, {value}) ON CONFLICT DO NOTHING""", ct);
        }
    }
}
