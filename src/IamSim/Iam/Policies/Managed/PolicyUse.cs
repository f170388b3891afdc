using IamSim.Contracts.Iam;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Policies.Managed;

/// <summary>How many users, groups and roles of the account have a managed policy: counted when asked, never stored.</summary>
/// <param name="Attachments">Principals that it is attached to.</param>
/// <param name="Boundaries">Users and roles whose permissions boundary it is.</param>
internal sealed record PolicyUse(int Attachments, int Boundaries)
{
    public static PolicyUse None { get; } = new(0, 0);

    /// <summary>The use of one policy.</summary>
    public static async Task<PolicyUse> OfAsync(IamDb db, string account, string arn, CancellationToken ct)
    {
        var attachments = await db.PolicyAttachments.CountAsync(a => a.AccountId == account && a.PolicyArn == arn, ct);
        return new PolicyUse(attachments, await BoundariesOf(db, account).CountAsync(boundary => boundary == arn, ct));
    }

    /// <summary>The use of each of some policies.</summary>
    public static async Task<Func<string, PolicyUse>> OfAsync(IamDb db, string account, IReadOnlyList<string> arns, CancellationToken ct)
    {
        if (arns.Count == 0)
        {
            return _ => None;
        }

        var uses = await db.PolicyAttachments.Where(a => a.AccountId == account)
            .Select(a => new { Arn = a.PolicyArn, IsBoundary = false })
            .Concat(BoundariesOf(db, account).Select(boundary => new { Arn = boundary, IsBoundary = true }))
            .Where(use => EF.Parameter(arns).Contains(use.Arn))
            .GroupBy(use => use)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(found => found.Key, found => found.Count, ct);
        return arn => new PolicyUse(
            uses.GetValueOrDefault(new { Arn = arn, IsBoundary = false }), uses.GetValueOrDefault(new { Arn = arn, IsBoundary = true }));
    }

    /// <summary>The ARNs of the policies that the account uses.</summary>
    /// <param name="db">The database.</param>
    /// <param name="account">Whose principals.</param>
    /// <param name="usage">One of <see cref="PolicyUsageType"/>; null for either.</param>
    public static IQueryable<string> UsedArns(IamDb db, string account, string? usage)
    {
        var attached = db.PolicyAttachments.Where(a => a.AccountId == account).Select(a => a.PolicyArn);
        return usage switch
        {
            PolicyUsageType.PermissionsPolicy => attached.Distinct(),
            PolicyUsageType.PermissionsBoundary => BoundariesOf(db, account).Distinct(),
            _ => attached.Union(BoundariesOf(db, account)),
        };
    }

    /// <summary>The boundaries of the account's users and roles: the same ARN as often as it is used.</summary>
    private static IQueryable<string> BoundariesOf(IamDb db, string account) =>
        db.Users.Where(u => u.AccountId == account && u.PermissionsBoundaryArn != null).Select(u => u.PermissionsBoundaryArn!)
            .Concat(db.Roles.Where(r => r.AccountId == account && r.PermissionsBoundaryArn != null).Select(r => r.PermissionsBoundaryArn!));
}
