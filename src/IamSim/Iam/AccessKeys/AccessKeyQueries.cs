using IamSim.Calls;
using IamSim.Iam.Users;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.AccessKeys;

/// <summary>How access keys are found.</summary>
internal static class AccessKeyQueries
{
    /// <summary>The keys of a user, or of root; deleted ones are none.</summary>
    public static IQueryable<AccessKey> Of(this DbSet<AccessKey> keys, Call call, UserOrRoot owner) =>
        keys.Where(k => k.AccountId == call.Account && k.UserId == owner.UserId && k.DeletedAt == null);
}
