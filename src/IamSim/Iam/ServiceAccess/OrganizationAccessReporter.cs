using IamSim.Access;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Iam.AccessKeys;
using IamSim.Organizations;
using IamSim.Organizations.Accounts;
using IamSim.Organizations.Policies;
using IamSim.Organizations.PolicyTypes;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Reference;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Opened = IamSim.Policies.Questions.ServiceAccess;
using PolicyType = IamSim.Contracts.Organizations.PolicyType;

namespace IamSim.Iam.ServiceAccess;

/// <summary>Makes reports on what the accounts of an organization's entity may use by its SCPs, and used.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html">IAM: Last accessed information</see>
/// </remarks>
internal sealed class OrganizationAccessReporter(IamDb db, CompiledDocuments documents)
{
    /// <param name="call">Of the management account.</param>
    /// <param name="path"><c>o-…/r-…/ou-…/123456789012</c>: a root, a unit or an account.</param>
    /// <param name="policyId">The SCP that the report is about; null for all that apply to the entity.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<Outcome<List<OrganizationAccess>>> ReportAsync(Call call, string path, string? policyId, CancellationToken ct)
    {
        if (await db.FindMembershipAsync(call.Account, ct) is not { Account.IsManagement: true } membership)
        {
            return AccessErrors.NotTheManagementAccount();
        }

        var organization = membership.Organization;
        if (!PolicyTypeList.Has(organization, PolicyType.SERVICE_CONTROL_POLICY))
        {
            return AccessErrors.NoScps();
        }

        var folder = path.TrimEnd('/') + '/';
        var accounts = await db.MemberAccounts.Where(a => a.ManagementAccountId == call.Account && a.Path.StartsWith(folder)).ToListAsync(ct);
        var isEntity = accounts.Count > 0
            || folder == $"{organization.Id}/{organization.RootId}/"
            || await db.OrganizationalUnits.AnyAsync(u => u.AccountId == call.Account && u.Path == folder, ct);
        if (!isEntity)
        {
            return AccessErrors.NoSuchEntity(path);
        }

        var levels = await LevelsAsync(organization, folder, policyId, ct);
        if (levels.IsFault)
        {
            return levels.Fault;
        }

        var uses = new List<(MemberAccount Account, Use Use)>();
        foreach (var account in accounts)
        {
            uses.AddRange((await UsesOfAsync(call, account, ct)).Select(use => (account, use)));
        }

        var byService = uses.ToLookup(each => each.Use.Service);
        return ActionReference.Default.Services
            .Where(service => levels.Value.All(policies => Opened.ActionsOf(service, policies).Any()))
            .Select(service => Describe(service, byService[service.Prefix].ToList()))
            .ToList();
    }

    private static OrganizationAccess Describe(ServiceInfo service, List<(MemberAccount Account, Use Use)> uses) => new(
        service.Prefix,
        service.Name,
        uses.Count == 0 ? null : uses.MaxBy(each => each.Use.Time) is var (account, use) ? new AccessUse(account.Path.TrimEnd('/'), use.Time, use.Region) : null,
        uses.Count);

    /// <summary>The SCPs of each level from the root down to the entity: all levels have to open a service.</summary>
    private async Task<Outcome<List<List<CompiledPolicy>>>> LevelsAsync(Organization organization, string folder, string? policyId, CancellationToken ct)
    {
        var own = await db.OrganizationPolicies
            .Where(p => p.AccountId == organization.AccountId && p.Type == PolicyType.SERVICE_CONTROL_POLICY)
            .ToDictionaryAsync(p => p.Id, ct);
        if (policyId is not null)
        {
            return Find(policyId) is { Type: PolicyType.SERVICE_CONTROL_POLICY } asked
                ? new List<List<CompiledPolicy>> { Compiled([asked]) }
                : AccessErrors.NoSuchScp(policyId);
        }

        var targets = folder.TrimEnd('/').Split('/')[1..];
        var attached = (await db.OrganizationPolicyAttachments
            .Where(a => a.AccountId == organization.AccountId && targets.Contains(a.TargetId) && a.PolicyType == PolicyType.SERVICE_CONTROL_POLICY)
            .ToListAsync(ct)).ToLookup(a => a.TargetId, a => a.PolicyId);
        return targets.Select(target => Compiled(attached[target].Select(Find).OfType<OrganizationPolicy>())).ToList();

        OrganizationPolicy? Find(string id) => AwsOrganizationPolicies.Find(id) ?? own.GetValueOrDefault(id);

        List<CompiledPolicy> Compiled(IEnumerable<OrganizationPolicy> policies) =>
            policies.Select(policy => documents.Of(policy.Content, PolicyKind.ServiceControl).Policy).OfType<CompiledPolicy>().ToList();
    }

    /// <summary>The last use of each service in an account, by whomever.</summary>
    private async Task<IEnumerable<Use>> UsesOfAsync(Call call, MemberAccount account, CancellationToken ct)
    {
        var since = call.Time - AccessReporter.TrackingPeriod;
        var last = await db.AuditEvents
            .Where(e => e.AccountId == account.AccountId && e.EventSource != CallSubject.OwnSource && e.EventTime >= since && e.PrincipalId != string.Empty)
            .GroupBy(e => e.EventSource)
            .Select(of => of.Max(e => e.Sequence))
            .ToArrayAsync(ct);
        var found = await db.AuditEvents
            .Where(e => e.AccountId == account.AccountId && EF.Parameter(last).Contains(e.Sequence))
            .Select(e => new { e.EventSource, e.EventTime, e.Record })
            .ToListAsync(ct);
        return found.Select(e => new Use(AccessKeyUses.NamespaceOf(e.EventSource), e.EventTime, AccessKeyUses.RegionOf(e.Record)));
    }

    private sealed record Use(string Service, DateTimeOffset Time, string Region);
}
