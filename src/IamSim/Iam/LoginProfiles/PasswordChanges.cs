using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.LoginProfiles;

/// <summary>Sets passwords, and keeps as many earlier ones as a policy may ask about.</summary>
internal static class PasswordChanges
{
    /// <summary>The most that <c>PasswordReusePrevention</c> can be.</summary>
    private const int Kept = 24;

    /// <summary>Gives a login profile a new password.</summary>
    public static async Task SetAsync(IamDb db, LoginProfile profile, string hash, DateTimeOffset now, CancellationToken ct)
    {
        profile.PasswordHash = hash;
        profile.PasswordChangedAt = now;
        await RememberAsync(db, profile, ct);
    }

    /// <summary>Adds the profile's password to those that the user has had.</summary>
    public static async Task RememberAsync(IamDb db, LoginProfile profile, CancellationToken ct)
    {
        var earlier = await Of(db, profile).OrderByDescending(e => e.Number).ToListAsync(ct);
        db.PasswordHistory.Add(new PasswordHistoryEntry
        {
            AccountId = profile.AccountId,
            UserId = profile.UserId,
            Number = earlier.Count == 0 ? 1 : earlier[0].Number + 1,
            PasswordHash = profile.PasswordHash,
            SetAt = profile.PasswordChangedAt,
        });
        db.PasswordHistory.RemoveRange(earlier.Skip(Kept - 1));
    }

    /// <summary>Forgets every password that the user has had.</summary>
    public static async Task ForgetAsync(IamDb db, LoginProfile profile, CancellationToken ct) =>
        db.PasswordHistory.RemoveRange(await Of(db, profile).ToListAsync(ct));

    private static IQueryable<PasswordHistoryEntry> Of(IamDb db, LoginProfile profile) =>
        db.PasswordHistory.Where(e => e.AccountId == profile.AccountId && e.UserId == profile.UserId);
}
