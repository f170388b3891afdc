using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Simulator;

/// <summary>Keys that are made when they are first needed, and kept in the database under Data Protection: all servers of one database have the same.</summary>
/// <remarks>Only for use outside of the lane: what is missing is made in it.</remarks>
internal sealed class ProtectedSecrets(Database database, WriterLane lane)
{
    /// <summary>The key of a name, made where there is none.</summary>
    public async Task<byte[]> FindOrMakeAsync(string name, IDataProtector protector, Func<byte[]> make, CancellationToken ct)
    {
        var sealedKey = await FindAsync(name, ct);
        if (sealedKey is null)
        {
            var making = new Making(name, protector.Protect(make()));
            await lane.RunAsync(making, ct);
            sealedKey = making.Kept;
        }

        return protector.Unprotect(sealedKey);
    }

    private async Task<byte[]?> FindAsync(string name, CancellationToken ct)
    {
        await using var db = database.Rent();
        return await db.StoreSecrets.Where(s => s.Name == name).Select(s => s.Value).SingleOrDefaultAsync(ct);
    }

    /// <summary>Keeps a new key, unless another server was first: then that one's counts.</summary>
    private sealed class Making(string name, byte[] sealedKey) : SimulatorChange
    {
        public byte[] Kept { get; private set; } = sealedKey;

        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            if (await db.StoreSecrets.SingleOrDefaultAsync(s => s.Name == name, ct) is { } present)
            {
                Kept = present.Value;
                return;
            }

            db.StoreSecrets.Add(new StoreSecret { Name = name, Value = Kept });
        }
    }
}
