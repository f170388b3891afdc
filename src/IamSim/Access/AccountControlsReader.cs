using System.Collections.Immutable;
using IamSim.Contracts.Organizations;
using IamSim.Organizations;
using IamSim.Organizations.Accounts;
using IamSim.Organizations.Attachments;
using IamSim.Organizations.Policies;
using IamSim.Organizations.PolicyTypes;
using IamSim.Policies.Evaluation;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Organization = IamSim.Organizations.Organization;

namespace IamSim.Access;

/// <summary>Reads what organizations say of accounts: two queries, and one for each organization, however many accounts are asked about.</summary>
internal sealed class AccountControlsReader(IamDb db, CompiledDocuments documents)
{
    private static readonly string[] ControlTypes = [PolicyType.SERVICE_CONTROL_POLICY, PolicyType.RESOURCE_CONTROL_POLICY];

    /// <summary>Null for an account that is in no organization.</summary>
    public async Task<AccountControls?> FindAsync(string account, CancellationToken ct) =>
        (await FindAsync([account], ct)).GetValueOrDefault(account);

    /// <summary>By account; those that are in no organization are left out.</summary>
    public async Task<IReadOnlyDictionary<string, AccountControls>> FindAsync(IReadOnlyCollection<string> accounts, CancellationToken ct)
    {
        var found = new Dictionary<string, AccountControls>();
        var members = await db.MemberAccounts.Where(a => accounts.Contains(a.AccountId)).ToListAsync(ct);
        if (members.Count == 0)
        {
            return found;
        }

        var managers = members.Select(m => m.ManagementAccountId).Distinct().ToList();
        var organizations = await db.Organizations.Where(o => managers.Contains(o.AccountId)).ToDictionaryAsync(o => o.AccountId, ct);
        foreach (var ofOne in members.GroupBy(m => m.ManagementAccountId))
        {
            var organization = organizations[ofOne.Key];
            var bound = ofOne.Where(m => !m.IsManagement).ToList();
            var attached = bound.Count == 0 ? [] : await AttachedAsync(organization, bound, ct);
            foreach (var member in ofOne)
            {
                found[member.AccountId] = Of(organization, member, attached);
            }
        }

        return found;
    }

    private static AccountControls Of(Organization organization, MemberAccount member, Dictionary<(string Target, string Type), PolicyLayer> attached)
    {
        // "SCPs don't affect users or roles in the management account", and neither do RCPs its resources.
        var levels = member.IsManagement ? [] : LevelsOf(member);
        var path = member.Path[..^(member.AccountId.Length + 1)];
        return new AccountControls(organization.Id, path, Layers(PolicyType.SERVICE_CONTROL_POLICY), Layers(PolicyType.RESOURCE_CONTROL_POLICY));

        // A level of an enabled type that nothing is attached to allows nothing.
        ImmutableArray<PolicyLayer> Layers(string type) => PolicyTypeList.Has(organization, type)
            ? [.. levels.Select(level => attached.GetValueOrDefault((level, type), PolicyLayer.Empty))]
            : [];
    }

    /// <summary>Root, units, account.</summary>
    private static string[] LevelsOf(MemberAccount member) => member.Path.TrimEnd('/').Split('/')[1..];

    private async Task<Dictionary<(string Target, string Type), PolicyLayer>> AttachedAsync(
        Organization organization, List<MemberAccount> members, CancellationToken ct)
    {
        var levels = members.SelectMany(LevelsOf).Distinct().ToList();
        var attachments = await db.OrganizationPolicyAttachments
            .Where(a => a.AccountId == organization.AccountId && levels.Contains(a.TargetId) && ControlTypes.Contains(a.PolicyType))
            .ToListAsync(ct);
        var ids = attachments.Select(a => a.PolicyId).Distinct().ToList();
        var own = await db.OrganizationPolicies.Where(p => p.AccountId == organization.AccountId && ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        return attachments
            .GroupBy(a => (a.TargetId, a.PolicyType))
            .ToDictionary(level => level.Key, level => PolicyLayer.Of(level.Select(Attached).OfType<AttachedPolicy>()));

        // RCPFullAWSAccess is no RCP that anyone could write, and leaves everything as it is.
        AttachedPolicy? Attached(OrganizationPolicyAttachment attachment) =>
            (AwsOrganizationPolicies.Find(attachment.PolicyId) ?? own.GetValueOrDefault(attachment.PolicyId)) is { } policy
            && PolicyContents.KindOf(policy.Type) is { } kind
            && documents.Of(policy.Content, kind).Policy is { } compiled
                ? new AttachedPolicy(compiled, new PolicySource(policy.Name, attachment.TargetId, OrganizationArns.Policy(organization, policy.Type, policy.Id)))
                : null;
    }
}
