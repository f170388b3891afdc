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
}
