using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.EventDataStores;

/// <summary>Begins and ends what an event data store takes in.</summary>
internal static class LakeSpans
{
    /// <summary>The accounts whose events an event data store takes.</summary>
    public static async Task<List<string>> AccountsOfAsync(this IamDb db, string account, bool isOrganization, CancellationToken ct) => isOrganization
        ? await db.MemberAccounts.AsNoTracking()
            .Where(m => m.ManagementAccountId == account).OrderBy(m => m.AccountId).Select(m => m.AccountId).ToListAsync(ct)
        : [account];

    /// <summary>From here on, events are taken in.</summary>
    public static async Task OpenSpanAsync(this IamDb db, LakeStore store, CancellationToken ct)
    {
        db.LakeSpans.Add(new LakeSpan
        {
            AccountId = store.AccountId,
            StoreId = store.Id,
            Number = ++store.Spans,
            EventSelectors = store.EventSelectors,
            OnlyRegion = store.IsMultiRegion ? null : store.Region,
            IsOrganization = store.IsOrganization,
            From = LakeSpan.Write(await HeadsAsync(db, store, ct)),
        });
    }

    /// <summary>From here on, no events are taken in.</summary>
    public static async Task CloseSpanAsync(this IamDb db, LakeStore store, CancellationToken ct)
    {
        var open = await db.LakeSpans.FirstOrDefaultAsync(s => s.AccountId == store.AccountId && s.StoreId == store.Id && s.To == null, ct);
        if (open is not null)
        {
            open.To = LakeSpan.Write(await HeadsAsync(db, store, open.IsOrganization, ct));
        }
    }

    private static Task<Dictionary<string, long>> HeadsAsync(IamDb db, LakeStore store, CancellationToken ct) =>
        HeadsAsync(db, store, store.IsOrganization, ct);

    // Never tracked: whoever writes events writes past the tracker.
    private static async Task<Dictionary<string, long>> HeadsAsync(IamDb db, LakeStore store, bool isOrganization, CancellationToken ct)
    {
        var accounts = await db.AccountsOfAsync(store.AccountId, isOrganization, ct);
        return await db.AuditHeads.AsNoTracking().Where(h => accounts.Contains(h.AccountId)).ToDictionaryAsync(h => h.AccountId, h => h.Sequence, ct);
    }
}
