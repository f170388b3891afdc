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
}
