using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.SshPublicKeys;

/// <summary>How SSH public keys are found.</summary>
internal static class SshPublicKeyQueries
{
    /// <summary>One key of the named user, with that user.</summary>
    public static async Task<Outcome<OwnedKey>> FindSshPublicKeyAsync(this IamDb db, Call call, string userName, string id, CancellationToken ct)
    {
        if (await db.FindUserAsync(call.Account, userName, ct) is not { } user)
        {
            return UserErrors.NoSuchUser(userName);
        }

        return await db.SshPublicKeys.SingleOrDefaultAsync(k => k.AccountId == call.Account && k.UserId == user.Id && k.Id == id, ct) is { } key
            ? new OwnedKey(user, key)
            : SshPublicKeyErrors.NoSuchKey(id);
    }
}

/// <summary>A key and whose it is.</summary>
internal sealed record OwnedKey(User User, SshPublicKey Key);
