using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit.Proof.Retention;

/// <summary>When an account's trail began.</summary>
internal static class TrailBeginnings
{
    /// <summary>The time of the account's first event, which its first seal knows when retention has let it go; null for none yet.</summary>
    public static async Task<DateTimeOffset?> FirstEventTimeAsync(this IamDb db, string account, CancellationToken ct)
    {
        var first = await db.AuditEvents
            .Where(e => e.AccountId == account)
            .OrderBy(e => e.Sequence)
            .Select(e => new { e.Sequence, e.EventTime })
            .FirstOrDefaultAsync(ct);
        return first?.Sequence == 1
            ? first.EventTime
            : await db.AuditSeals.Where(s => s.AccountId == account && s.Number == 1).Select(s => (DateTimeOffset?)s.FirstEventTime).SingleOrDefaultAsync(ct)
                ?? first?.EventTime;
    }
}
