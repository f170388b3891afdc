using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit.Proof.Retention;

/// <summary>Lets the names go that events of a retired range were about.</summary>
internal sealed class RetiredResources(Database database, WriterLane lane)
{
    private const int AtOnce = 500;

    /// <summary>Goes through the account's names once: they are ordered by name, for that is how they are asked for.</summary>
    public async Task RemoveAsync(string account, long upTo, CancellationToken ct)
    {
        if (await LastAsync(account, upTo, ct) is not { } last)
        {
            return;
        }

        for (var from = 0; await FindAsync(account, last, from, ct) is { Count: > 0 } found; from = found[^1].Text)
        {
            await lane.RunAsync(new Removal(found), ct);
        }
    }

    /// <summary>The number of the range's last event; null where it is gone, and the names before it.</summary>
    private async Task<long?> LastAsync(string account, long upTo, CancellationToken ct)
    {
        await using var db = database.Rent();
        return (await new AuditPlaces(db, account).OfAsync(upTo, ct))?.Id;
    }

    private async Task<List<AuditEventResource>> FindAsync(string account, long last, int from, CancellationToken ct)
    {
        await using var db = database.Rent();
        return await db.AuditEventResources
            .Where(r => r.AccountId == account && r.Text >= from && r.EventId <= last)
            .OrderBy(r => r.Text).ThenBy(r => r.EventId)
            .Take(AtOnce)
            .ToListAsync(ct);
    }

    private sealed class Removal(List<AuditEventResource> found) : SimulatorChange
    {
        protected override ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            db.AuditEventResources.RemoveRange(found);
            return ValueTask.CompletedTask;
        }
    }
}
