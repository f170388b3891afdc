using IamSim.Contracts;
using IamSim.Iam.PasswordPolicies;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.LoginProfiles;

/// <summary>A new password that was checked and hashed before the writer lane, and what that went by.</summary>
/// <param name="Hash">The hash; null where the call brought no password.</param>
/// <param name="UserId">Whose password.</param>
/// <param name="ProfileVersion">The version of the login profile; null where there was none.</param>
/// <param name="PolicyVersion">The version of the account's password policy; null where there was none.</param>
internal sealed record CheckedPassword(string? Hash, string UserId, int? ProfileVersion, int? PolicyVersion)
{
    /// <summary>A call without a new password: nothing was checked.</summary>
    public static CheckedPassword None { get; } = new(null, string.Empty, null, null);

    public override string ToString() => nameof(CheckedPassword);
}

/// <summary>Checks a new password by the account's policy. Hashing is slow, so this is done before the lane, and in it only looked over.</summary>
internal sealed class PasswordChecks(IamDb db, PasswordHashes hashes)
{
    /// <summary>Checks and hashes.</summary>
    /// <param name="account">Whose policy.</param>
    /// <param name="userId">Whose password.</param>
    /// <param name="profile">The user's login profile; null for the first password.</param>
    /// <param name="password">The new password.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome<CheckedPassword>> CheckAsync(
        string account, string userId, LoginProfile? profile, string password, CancellationToken ct)
    {
        var policy = await db.PasswordPolicies.FindOfAsync(account, ct);
        var names = await db.AccountAliases.Where(a => a.AccountId == account).Select(a => a.Alias).ToListAsync(ct);
        if (PasswordRules.Refuse(password, policy, names) is { } refusal)
        {
            return refusal;
        }

        if (policy?.PasswordReusePrevention is { } count && await IsOneOfLastAsync(account, userId, count, password, ct))
        {
            return PasswordPolicyErrors.Violated();
        }

        return new CheckedPassword(await hashes.OfAsync(password, ct), userId, profile?.Version, policy?.Version);
    }

    /// <summary>Whether all that a check went by is still so.</summary>
    public async Task<bool> StillHoldsAsync(CheckedPassword password, string account, string userId, LoginProfile? profile, CancellationToken ct)
    {
        var policy = await db.PasswordPolicies.FindOfAsync(account, ct);
        return userId == password.UserId && profile?.Version == password.ProfileVersion && policy?.Version == password.PolicyVersion;
    }

    /// <remarks>The present password is the last of them: a user who may not reuse one password may not set the same again.</remarks>
    private async Task<bool> IsOneOfLastAsync(string account, string userId, int count, string password, CancellationToken ct)
    {
        var last = await db.PasswordHistory
            .Where(e => e.AccountId == account && e.UserId == userId)
            .OrderByDescending(e => e.Number)
            .Take(count)
            .Select(e => e.PasswordHash)
            .ToListAsync(ct);
        foreach (var hash in last)
        {
            if (await hashes.MatchAsync(hash, password, ct))
            {
                return true;
            }
        }

        return false;
    }
}
