using IamSim.Contracts.CloudTrail;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.EventDataStores.Segments;

/// <summary>Takes in events while nobody asks, and clears the folders of stores that are gone. It sleeps while there is no event data store.</summary>
internal sealed class LakeBackground(Database database, LakeIngestion ingestion, LakeFolder folder, LakeOptions options, ILogger<LakeBackground> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.IngestionSeconds));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TakeInAllAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task TakeInAllAsync(CancellationToken ct)
    {
        try
        {
            List<LakeStore> stores;
            await using (var db = database.Rent())
            {
                stores = await db.LakeStores.ToListAsync(ct);
            }

            if (stores.Count == 0)
            {
                return;
            }

            foreach (var store in stores.Where(s => s.Status == EventDataStoreStatus.ENABLED))
            {
                (await ingestion.TakeInAsync(store.AccountId, store.Id, ct)).Dispose();
            }

            Clear(stores.Select(s => s.Id).ToHashSet());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Event data stores could not take in events; they try again, and so does each query.");
        }
    }

    private void Clear(HashSet<string> present)
    {
        foreach (var path in Directory.GetDirectories(folder.Root))
        {
            if (Guid.TryParseExact(Path.GetFileName(path), "D", out _) && !present.Contains(Path.GetFileName(path)))
            {
                Directory.Delete(path, recursive: true);
            }
        }
    }
}
