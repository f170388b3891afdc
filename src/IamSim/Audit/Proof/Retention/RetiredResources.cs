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
        for (var from = string.Empty; await FindAsync(account, upTo, from, ct) is { Count: > 0 } found; from = found[^1].Resource)
        {
            await lane.RunAsync(new Removal(found), ct);
        }
    }

    private async Task<List<AuditEventResource>> FindAsync(string account, long upTo, string from, CancellationToken ct)
    {
        await using var db = database.Rent();
        return await db.AuditEventResources
            .Where(r => r.AccountId == account && string.Compare(r.Resource, from) >= 0 && r.Sequence <= upTo)
            .OrderBy(r => r.Resource).ThenBy(r => r.Sequence)
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
