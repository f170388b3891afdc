using System.Security.Cryptography;
using IamSim.Audit;
using IamSim.Audit.Proof;
using IamSim.Simulator.Importing;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Simulator.Snapshots;

/// <summary>
/// Puts a snapshot's state in the place of this one's, or nothing (a reset). Accounts' chains of events go with the rest, each whole: events, seals and
/// head together; so what stands afterwards is a chain that holds, and the first event behind it says what became of the one that was here.
/// </summary>
internal sealed class SnapshotChange(ImportSource? snapshot, Database database, ChainOpenings openings) : SimulatorChange
{
    private IReadOnlyList<AuditEntry> _openings = [];

    public override bool BeginsTrailsAnew => true;

    public override IReadOnlyList<AuditEntry> DescribeOpenings() => _openings;

    /// <summary>True where keys came in that this server's secrets were not sealed under.</summary>
    public bool BroughtKeys { get; private set; }

    /// <summary>The table in which two rows of the snapshot have one key; nothing has changed then.</summary>
    public string? Collision { get; private set; }

    public override void Collided(UniqueViolation violation)
    {
        Collision = violation.Table;
        _openings = [];
    }

    protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
    {
        BroughtKeys = false;
        Collision = null;
        _openings = [];
        var replaced = await db.AuditHeads.AsNoTracking().ToListAsync(ct);
        var tables = SnapshotTables.StateOf(db.Model);
        await database.MakeAnewAsync(db, tables.Where(table => table.IsAppendOnly).Select(table => table.Name).ToList(), ct);
        foreach (var table in tables.Where(table => !table.IsAppendOnly))
        {
#pragma warning disable EF1002 // The model's own name.
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table.Name}\"", ct);
#pragma warning restore EF1002
        }

        database.Search.Empty(db);
        if (snapshot is not null)
        {
            await FillAsync(db, snapshot, ct);
        }

        // Other servers remember the numbers of texts that are gone.
        var epoch = RandomNumberGenerator.GetBytes(16);
        await db.StoreSecrets.Where(s => s.Name == StoreSecret.AuditEpoch).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, epoch), ct);
        _openings = await openings.OfAsync(db, snapshot is null ? "reset" : "restore", replaced, ct);
    }

    private async Task FillAsync(IamDb db, ImportSource source, CancellationToken ct)
    {
        var keys = await db.DataProtectionKeys.Select(k => k.FriendlyName).ToHashSetAsync(ct);
        using var rows = database.CreateBulkWriter(db);
        await foreach (var (table, values) in new SnapshotReader(source, db.Model).ReadAsync(ct))
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
