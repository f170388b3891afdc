using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Storage;

/// <summary>The database as it is at one moment, for whoever reads all of it while others write.</summary>
internal sealed class FrozenView : IAsyncDisposable
{
    private FrozenView(IamDb db, DbTransaction transaction) => (Db, Transaction) = (db, transaction);

    public IamDb Db { get; }

    /// <summary>The transaction of all that <see cref="Db"/> reads.</summary>
    public DbTransaction Transaction { get; }

    public static async Task<FrozenView> OpenAsync(Database database, CancellationToken ct)
    {
        var db = database.Rent();
        try
        {
            await db.Database.OpenConnectionAsync(ct);
            var transaction = database.BeginForReading(db.Database.GetDbConnection());
            await db.Database.UseTransactionAsync(transaction, ct);
            return new FrozenView(db, transaction);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Db.DisposeAsync();
    }
}
