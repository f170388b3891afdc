using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.Groups;
using IamSim.Iam.Roles;
using IamSim.Iam.Users;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Policies;

/// <summary>A user, group or role, as far as policies care.</summary>
internal sealed class PolicyHolder
{
    public required PrincipalKind Kind { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string NameKey { get; init; }

    public required string Path { get; init; }

    /// <summary>The policy that is its permissions boundary; groups have none.</summary>
    public string? BoundaryArn { get; init; }

    /// <summary>The account's principals of a kind.</summary>
    public static IQueryable<PolicyHolder> Of(IamDb db, string account, PrincipalKind kind) => kind switch
    {
        PrincipalKind.User => db.Users.Where(u => u.AccountId == account).Select(u => new PolicyHolder
        {
            Kind = PrincipalKind.User,
            Id = u.Id,
            Name = u.Name,
            NameKey = u.NameKey,
            Path = u.Path,
            BoundaryArn = u.PermissionsBoundaryArn,
        }),
        PrincipalKind.Group => db.Groups.Where(g => g.AccountId == account).Select(g => new PolicyHolder
        {
            Kind = PrincipalKind.Group,
            Id = g.Id,
            Name = g.Name,
            NameKey = g.NameKey,
            Path = g.Path,
            BoundaryArn = null,
        }),
        PrincipalKind.Role => db.Roles.Where(r => r.AccountId == account).Select(r => new PolicyHolder
        {
            Kind = PrincipalKind.Role,
            Id = r.Id,
            Name = r.Name,
            NameKey = r.NameKey,
            Path = r.Path,
            BoundaryArn = r.PermissionsBoundaryArn,
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A principal by name, or AWS's word that there is none.</summary>
    public static async Task<Outcome<PolicyHolder>> FindAsync(IamDb db, Call call, PrincipalKind kind, string name, CancellationToken ct)
    {
        var key = NameKeys.Of(name);
        var holder = await Of(db, call.Account, kind).SingleOrDefaultAsync(h => h.NameKey == key, ct);
        return holder is null ? NoneCalled(kind, name) : holder;
    }

    /// <summary>A principal by name, to change its policies: one that exists and does not belong to a service.</summary>
    public static async Task<Outcome<PolicyHolder>> FindToChangeAsync(
        IamDb db, Call call, PrincipalKind kind, string name, CancellationToken ct)
    {
        var holder = await FindAsync(db, call, kind, name, ct);
        return !holder.IsFault && kind == PrincipalKind.Role && ProtectedRoles.Owns(holder.Value.Path)
            ? RoleErrors.Protected(holder.Value.Name)
            : holder;
    }

    private static Fault NoneCalled(PrincipalKind kind, string name) => kind switch
    {
        PrincipalKind.User => UserErrors.NoSuchUser(name),
        PrincipalKind.Group => GroupErrors.NoSuchGroup(name),
        PrincipalKind.Role => RoleErrors.NoSuchRole(name),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
