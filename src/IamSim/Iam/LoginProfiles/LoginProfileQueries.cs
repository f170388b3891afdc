using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.LoginProfiles;

/// <summary>How login profiles are found.</summary>
internal static class LoginProfileQueries
{
    public static Task<LoginProfile?> FindOfAsync(this DbSet<LoginProfile> profiles, string account, string userId, CancellationToken ct) =>
        profiles.SingleOrDefaultAsync(p => p.AccountId == account && p.UserId == userId, ct);
}
