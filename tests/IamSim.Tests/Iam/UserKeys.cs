using IamSim.Iam.AccessKeys;
using IamSim.Storage;
using IamSim.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamSim.Tests.Iam;

/// <summary>Users who speak for themselves.</summary>
internal static class UserKeys
{
    /// <summary>Creates a user and gives a client with a key of it.</summary>
    public static async Task<TestAccount> NewUserAsync(this TestAccount account, Sim sim, string userName)
    {
        await account.MustAsync("CreateUser", ("UserName", userName));
        await using var scope = sim.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IamDb>();
        var id = scope.ServiceProvider.GetRequiredService<Ids>().AccessKey();
        var user = await db.Users.SingleAsync(u => u.AccountId == account.Id && u.Name == userName);
        db.AccessKeys.Add(new AccessKey
        {
            AccountId = account.Id,
            Id = id,
            UserId = user.Id,
            ProtectedSecret = [],
            Status = "Active",
            CreatedAt = user.CreatedAt,
        });
        await db.SaveChangesAsync();
        return account.With(id);
    }
}
