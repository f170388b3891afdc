using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Groups;

/// <summary>How groups, and who is in them, are found.</summary>
internal static class GroupQueries
{
    /// <summary>A group by name; groups' names are looked up without case.</summary>
    public static Task<Group?> FindByNameAsync(this DbSet<Group> groups, string account, string name, CancellationToken ct)
    {
        var key = NameKeys.Of(name);
        return groups.SingleOrDefaultAsync(g => g.AccountId == account && g.NameKey == key, ct);
    }

    /// <summary>A user's membership in a group; null where there is none.</summary>
    public static Task<GroupMembership?> FindOfAsync(this DbSet<GroupMembership> memberships, Group group, User user, CancellationToken ct) =>
        memberships.SingleOrDefaultAsync(m => m.AccountId == group.AccountId && m.GroupId == group.Id && m.UserId == user.Id, ct);
}
