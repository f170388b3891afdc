using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Units;

/// <summary>How units, and what accounts and units stand in, are found.</summary>
internal static class UnitQueries
{
    public static Task<OrganizationalUnit?> FindUnitAsync(this IamDb db, Organization organization, string id, CancellationToken ct) =>
        db.OrganizationalUnits.SingleOrDefaultAsync(u => u.AccountId == organization.AccountId && u.Id == id, ct);

    /// <summary>The path of a root or unit; null where there is none of that id.</summary>
    public static async Task<string?> FindPathAsync(this IamDb db, Organization organization, string id, CancellationToken ct) =>
        id == organization.RootId ? RootPath(organization) : (await db.FindUnitAsync(organization, id, ct))?.Path;

    /// <summary><c>o-…/r-…/</c></summary>
    public static string RootPath(Organization organization) => $"{organization.Id}/{organization.RootId}/";
}
