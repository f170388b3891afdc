using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.PasswordPolicies;

/// <summary>How password policies are found.</summary>
internal static class PasswordPolicyQueries
{
    /// <summary>The account's own policy; null where AWS's default holds.</summary>
    public static Task<PasswordPolicy?> FindOfAsync(this DbSet<PasswordPolicy> policies, string account, CancellationToken ct) =>
        policies.SingleOrDefaultAsync(p => p.AccountId == account, ct);
}
