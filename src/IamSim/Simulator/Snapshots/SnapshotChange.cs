using IamSim.Simulator.Importing;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Simulator.Snapshots;

/// <summary>
/// Puts a snapshot's state in the place of this one's, or nothing (a reset). Accounts' chains of events go with the rest, each whole: events and
/// head together; so what stands afterwards is a chain that holds, or none, and the next event continues it.
/// </summary>
internal sealed class SnapshotChange(ImportSource? snapshot, Database database) : SimulatorChange
{
    /// <summary>True where keys came in that this server's secrets were not sealed under.</summary>
    public bool BroughtKeys { get; private set; }

    /// <summary>The table in which two rows of the snapshot have one key; nothing has changed then.</summary>
    public string? Collision { get; private set; }

    public override void Collided(UniqueViolation violation) => Collision = violation.Table;

    protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
    {
        BroughtKeys = false;
        Collision = null;
        foreach (var table in SnapshotTables.StateOf(db.Model))
        {
#pragma warning disable EF1002 // The model's own name.
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table.Name}\"", ct);
#pragma warning restore EF1002
        }

        database.Search.Empty(db);
        if (snapshot is null)
        {
            return;
        }

        var keys = await db.DataProtectionKeys.Select(k => k.FriendlyName).ToHashSetAsync(ct);
        using var rows = database.CreateBulkWriter(db);
        await foreach (var (table, values) in new SnapshotReader(snapshot, db.Model).ReadAsync(ct))
        {
            if (table.Name != SnapshotTables.Keys)
            {
                rows.Add(table.Rows, values);
            }
            else if (KeyOf(table, values) is var key && keys.Add(key.FriendlyName))
            {
                // Under a number of its own: the file's may be another key's here.
                db.DataProtectionKeys.Add(key);
                BroughtKeys = true;
            }
        }

        rows.Flush();
    }

    private static DataProtectionKey KeyOf(SnapshotTable table, object?[] values)
    {
        var row = table.Columns.Select((column, at) => (column.Name, Value: values[at])).ToDictionary(c => c.Name, c => c.Value);
        return new DataProtectionKey
        {
            FriendlyName = (string?)row[nameof(DataProtectionKey.FriendlyName)],
            Xml = (string?)row[nameof(DataProtectionKey.Xml)],
        };
    }
}
