using IamSim.Audit;
using IamSim.Iam.Mfa;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.RootUsers;

/// <summary>How an account's root is used: it should hardly be.</summary>
/// <param name="LastUsedAt">The time of its last call or sign-in; null for never.</param>
/// <param name="CallsToday">Its calls since midnight, UTC, among its last ten thousand.</param>
/// <param name="HasPassword">True where it can sign in.</param>
/// <param name="HasMfa">True where it has an MFA device.</param>
/// <param name="AccessKeys">How many keys of its own it has.</param>
public sealed record RootUse(DateTimeOffset? LastUsedAt, int CallsToday, bool HasPassword, bool HasMfa, int AccessKeys)
{
    private const int MostCounted = 10_000;

    internal static async Task<RootUse> OfAsync(IamDb db, string account, DateTimeOffset now, CancellationToken ct)
    {
        // The name and id that the events of root have, and of nobody else.
        var uses = db.EventsOf(account).Where(e => e.UserName == MfaOwner.RootName && e.PrincipalId == account);
        var last = await uses.OrderByDescending(e => e.Sequence).Select(e => (DateTimeOffset?)e.EventTime).FirstOrDefaultAsync(ct);
        var midnight = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return new RootUse(
            last,
            await uses.OrderByDescending(e => e.Sequence).Take(MostCounted).CountAsync(e => e.EventTime >= midnight && e.EventTime <= now, ct),
            await db.RootUsers.AnyAsync(r => r.AccountId == account, ct),
            await db.MfaDevices.EnabledFor(account, MfaOwner.Root).AnyAsync(ct),
            await db.AccessKeys.CountAsync(k => k.AccountId == account && k.UserId == null && k.DeletedAt == null, ct));
    }
}
