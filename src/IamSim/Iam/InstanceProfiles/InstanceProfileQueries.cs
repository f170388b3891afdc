using IamSim.Iam.Roles;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.InstanceProfiles;

/// <summary>An instance profile with the role that it holds, if it holds one.</summary>
internal sealed record FilledProfile(InstanceProfile Profile, Role? Role);

/// <summary>How instance profiles are found.</summary>
internal static class InstanceProfileQueries
{
    /// <summary>An instance profile by name; the names are looked up without case.</summary>
    public static Task<InstanceProfile?> FindByNameAsync(this DbSet<InstanceProfile> profiles, string account, string name, CancellationToken ct)
    {
        var key = NameKeys.Of(name);
        return profiles.SingleOrDefaultAsync(p => p.AccountId == account && p.NameKey == key, ct);
    }

    /// <summary>The profiles in the order of lists, each with its role.</summary>
    public static IQueryable<FilledProfile> WithRoles(this IQueryable<InstanceProfile> profiles, IamDb db) =>
        from profile in profiles
        join role in db.Roles on new { profile.AccountId, Id = profile.RoleId } equals new { role.AccountId, Id = (string?)role.Id } into held
        from role in held.DefaultIfEmpty()
        orderby profile.NameKey
        select new FilledProfile(profile, role);
}
