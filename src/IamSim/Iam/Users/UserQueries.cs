using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Users;

/// <summary>How users are found.</summary>
internal static class UserQueries
{
    private static readonly HotQuery<Func<IamDb, string, string, Task<User?>>> ByName = new(
        () => EF.CompileAsyncQuery((IamDb db, string account, string key) =>
            db.Users.AsNoTracking().SingleOrDefault(u => u.AccountId == account && u.NameKey == key)),
        () => EF.CompileAsyncQuery((IamDb db, string account, string key) =>
            db.Users.AsTracking().SingleOrDefault(u => u.AccountId == account && u.NameKey == key)));

    /// <summary>A user by name; users' names are looked up without case.</summary>
    public static Task<User?> FindUserAsync(this IamDb db, string account, string name, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ByName.For(db)(db, account, NameKeys.Of(name));
    }

    /// <summary>
    /// The user that is named; without a name the calling one, who goes by its id: in the time that a call waits for the lane, its name can
    /// have become somebody else's.
    /// </summary>
    public static async Task<Outcome<User>> FindNamedOrCallerAsync(this IamDb db, Call call, string? userName, CancellationToken ct)
    {
        var name = UserErrors.NameOrCaller(call, userName);
        if (name.IsFault)
        {
            return name.Fault;
        }

        var user = userName is null
            ? await db.Users.SingleOrDefaultAsync(u => u.AccountId == call.Account && u.Id == call.Caller.PrincipalId, ct)
            : await db.FindUserAsync(call.Account, userName, ct);
        return user is null ? UserErrors.NoSuchUser(name.Value) : user;
    }
}
