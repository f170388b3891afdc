using IamSim.Calls;
using IamSim.Contracts.Organizations;
using IamSim.Organizations.Accounts;
using IamSim.Organizations.Units;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Organizations.Attachments;

/// <summary>The roots, units and accounts that policies are attached to.</summary>
internal static class PolicyTarget
{
    public static async Task<bool> ExistsAsync(IamDb db, Organization organization, string id, CancellationToken ct) =>
        id == organization.RootId
        || await db.FindUnitAsync(organization, id, ct) is not null
        || await db.FindMemberAsync(organization, id, ct) is not null;

    /// <summary>Targets as answers show them, in the order of their ids.</summary>
    public static async Task<IReadOnlyList<PolicyTargetSummary>> ShownAsync(
        IamDb db, Call call, Organization organization, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var units = await db.OrganizationalUnits.Where(u => u.AccountId == organization.AccountId && ids.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var accounts = await db.MemberAccounts.Where(a => a.ManagementAccountId == organization.AccountId && ids.Contains(a.AccountId))
            .ToDictionaryAsync(a => a.AccountId, a => a.Name, ct);
        return ids.Select(Shown).ToList();

        PolicyTargetSummary Shown(string id) =>
            units.TryGetValue(id, out var unit) ? Of(id, OrganizationArns.Unit(call, organization, id), unit, TargetType.ORGANIZATIONAL_UNIT)
            : accounts.TryGetValue(id, out var account) ? Of(id, OrganizationArns.Account(call, organization, id), account, TargetType.ACCOUNT)
            : Of(id, OrganizationArns.Root(call, organization), "Root", TargetType.ROOT);
    }

    private static PolicyTargetSummary Of(string id, string arn, string name, string type) => new() { TargetId = id, Arn = arn, Name = name, Type = type };
}
