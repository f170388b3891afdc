using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Organizations.Accounts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations;

/// <summary>An account and the organization that it is in.</summary>
internal sealed record Membership(MemberAccount Account, Organization Organization);

/// <summary>How a call finds its organization.</summary>
internal static class OrganizationQueries
{
    /// <summary>An account's organization; null where it is in none.</summary>
    public static Task<Membership?> FindMembershipAsync(this IamDb db, string account, CancellationToken ct) => (
        from member in db.MemberAccounts
        where member.AccountId == account
        join organization in db.Organizations on member.ManagementAccountId equals organization.AccountId
        select new Membership(member, organization)).SingleOrDefaultAsync(ct);

    /// <summary>The caller's organization, whatever account of it the caller is of.</summary>
    public static async Task<Outcome<Membership>> MembershipOfAsync(this IamDb db, Call call, CancellationToken ct) =>
        await db.FindMembershipAsync(call.Account, ct) is { } membership ? membership : OrganizationErrors.NotInUse();

    /// <summary>The organization that the caller's account manages. Members may not ask: IamSim has no delegated administrators.</summary>
    public static async Task<Outcome<Organization>> ManagedByAsync(this IamDb db, Call call, CancellationToken ct)
    {
        var membership = await db.MembershipOfAsync(call, ct);
        return membership.IsFault ? membership.Fault
            : membership.Value.Account.IsManagement ? membership.Value.Organization
            : OrganizationErrors.NotTheManagementAccount();
    }
}
