using IamSim.Contracts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Roles;

/// <summary>How roles are found.</summary>
internal static class RoleQueries
{
    /// <summary>A role by name; IAM looks roles up without case (STS does not).</summary>
    public static Task<Role?> FindByNameAsync(this DbSet<Role> roles, string account, string name, CancellationToken ct)
    {
        var key = NameKeys.Of(name);
        return roles.SingleOrDefaultAsync(r => r.AccountId == account && r.NameKey == key, ct);
    }

    /// <summary>A role by name, to be described or tagged by the account: a service's too, but none that AWS reserves for itself.</summary>
    public static Task<Outcome<Role>> FindToDescribeAsync(this DbSet<Role> roles, string account, string name, CancellationToken ct) =>
        roles.FindUnlessAsync(account, name, ProtectedRoles.IsReserved, ct);

    /// <summary>A role by name, to be changed by the account: one that exists and does not belong to AWS.</summary>
    public static Task<Outcome<Role>> FindToChangeAsync(this DbSet<Role> roles, string account, string name, CancellationToken ct) =>
        roles.FindUnlessAsync(account, name, ProtectedRoles.Owns, ct);

    private static async Task<Outcome<Role>> FindUnlessAsync(
        this DbSet<Role> roles, string account, string name, Predicate<string> isProtected, CancellationToken ct)
    {
        var role = await roles.FindByNameAsync(account, name, ct);
        if (role is null)
        {
            return RoleErrors.NoSuchRole(name);
        }

        return isProtected(role.Path) ? RoleErrors.Protected(role.Name) : role;
    }
}
