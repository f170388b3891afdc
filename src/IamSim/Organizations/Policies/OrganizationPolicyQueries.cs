using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Policies;

/// <summary>How policies are found: the organization's own and AWS's.</summary>
internal static class OrganizationPolicyQueries
{
    public static async Task<OrganizationPolicy?> FindPolicyAsync(this IamDb db, Organization organization, string id, CancellationToken ct) =>
        AwsOrganizationPolicies.Find(id) is { } aws ? aws : await db.FindOwnPolicyAsync(organization, id, ct);

    /// <summary>One of the organization's own.</summary>
    public static Task<OrganizationPolicy?> FindOwnPolicyAsync(this IamDb db, Organization organization, string id, CancellationToken ct) =>
        db.OrganizationPolicies.SingleOrDefaultAsync(p => p.AccountId == organization.AccountId && p.Id == id, ct);

    /// <summary>Whether a policy of the type has the name; AWS's are of the same names' space.</summary>
    public static async Task<bool> HasNameAsync(this IamDb db, Organization organization, string type, string name, CancellationToken ct) =>
        AwsOrganizationPolicies.DefaultOf(type)?.Name == name
        || await db.OrganizationPolicies.AnyAsync(p => p.AccountId == organization.AccountId && p.Type == type && p.Name == name, ct);
}
