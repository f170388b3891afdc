using IamSim.Audit;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Labs;

/// <summary>Which accounts a lab may be set up in.</summary>
internal static class LabAccounts
{
    /// <summary>True where the account has no event: nobody has ever called in it.</summary>
    public static async Task<bool> IsFreshAsync(IamDb db, string account, CancellationToken ct) => !await db.EventsOf(account).AnyAsync(ct);
}
