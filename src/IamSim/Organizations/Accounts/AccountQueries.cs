using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Accounts;

/// <summary>How accounts of an organization are found.</summary>
internal static class AccountQueries
{
    public static Task<MemberAccount?> FindMemberAsync(this IamDb db, Organization organization, string id, CancellationToken ct) =>
        db.MemberAccounts.SingleOrDefaultAsync(a => a.AccountId == id && a.ManagementAccountId == organization.AccountId, ct);
}
