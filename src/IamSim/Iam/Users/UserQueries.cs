using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Users;

/// <summary>How users are found.</summary>
internal static class UserQueries
{
    /// <summary>A user by name; users' names are looked up without case.</summary>
    public static Task<User?> FindByNameAsync(this DbSet<User> users, string account, string name, CancellationToken ct)
    {
        var key = NameKeys.Of(name);
        return users.SingleOrDefaultAsync(u => u.AccountId == account && u.NameKey == key, ct);
    }

    /// <summary>
    /// The user that is named; without a name the calling one, who goes by its id: in the time that a call waits for the lane, its name can
    /// have become somebody else's.
    /// </summary>
    public static async Task<Outcome<User>> FindNamedOrCallerAsync(this DbSet<User> users, Call call, string? userName, CancellationToken ct)
    {
        var name = UserErrors.NameOrCaller(call, userName);
        if (name.IsFault)
        {
            return name.Fault;
        }

        var user = userName is null
            ? await users.SingleOrDefaultAsync(u => u.AccountId == call.Account && u.Id == call.Caller.PrincipalId, ct)
            : await users.FindByNameAsync(call.Account, userName, ct);
        return user is null ? UserErrors.NoSuchUser(name.Value) : user;
    }
}
