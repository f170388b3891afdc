using IamSim.Audit.Proof;
using IamSim.Authentication;
using IamSim.Simulator.Importing;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace IamSim.Simulator.Snapshots;

/// <summary>Restores snapshots, and resets.</summary>
internal sealed class SnapshotStore(Database database, WriterLane lane, SimulatorCaches caches, RootKey rootKey, ChainOpenings openings, IKeyManager keys)
{
    /// <summary>How long the key lives that a restore makes: as long as Data Protection's own.</summary>
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(90);

    /// <summary>Puts a snapshot in the place of the whole state.</summary>
    /// <exception cref="ImportException">The file is no whole snapshot of this schema; nothing has changed.</exception>
    public async Task RestoreAsync(ImportSource snapshot, CancellationToken ct)
    {
        // Read to its end beside the lane: whoever waits for the lane need not wait for a damaged file.
        await using (var db = database.Rent())
        {
            await foreach (var row in new SnapshotReader(snapshot, db.Model).ReadAsync(ct))
            {
                _ = row;
            }
        }

        var change = new SnapshotChange(snapshot, database, openings);
        await RunAsync(change, ct);
        if (change.Collision is { } table)
        {
            throw new ImportException(snapshot.Name, null, table, "The snapshot has two rows of one key.");
        }

        if (change.BroughtKeys)
        {
            // Data Protection reads its keys once a day, and when one is made.
            var now = TimeProvider.System.GetUtcNow();
            keys.CreateNewKey(now, now + KeyLifetime);
        }
    }

    /// <summary>Clears everything: all accounts, their events, the clock.</summary>
    public async Task ResetAsync(CancellationToken ct)
    {
        await RunAsync(new SnapshotChange(snapshot: null, database, openings), ct);
        await rootKey.MakeAgainAsync(ct);
    }

    private async Task RunAsync(SnapshotChange change, CancellationToken ct)
    {
        try
        {
            await lane.RunAsync(change, ct);
        }
        finally
        {
            caches.Forget();
        }
    }
}
