using IamSim.Access;
using IamSim.Audit;
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

        if (accounts is [{ IsManagement: true } management] && management.Path == folder)
        {
            // "The resulting report lists all AWS services, because the management account is not limited by SCPs. If you specify a policy ID
            // in the CLI or API, the policy is ignored."
            return await DescribeAsync(call, accounts, levels: [], ct);
        }

        // "This data excludes the management account."
        accounts.RemoveAll(account => account.IsManagement);
        if (policyId is not null)
        {
            return await OfPolicyAsync(call, organization, folder, policyId, accounts, ct);
        }

        return await DescribeAsync(call, accounts, await LevelsAsync(organization, folder, ct), ct);
    }

    /// <summary>The services that one SCP opens, with the uses of the accounts that it binds by being attached to the entity or to one of its children.</summary>
    private async Task<Outcome<List<OrganizationAccess>>> OfPolicyAsync(
        Call call, Organization organization, string folder, string policyId, List<MemberAccount> accounts, CancellationToken ct)
    {
        if (await db.FindPolicyAsync(organization, policyId, ct) is not { Type: PolicyType.SERVICE_CONTROL_POLICY } policy)
        {
            return AccessErrors.NoSuchScp(policyId);
        }

        var targets = await db.OrganizationPolicyAttachments
            .Where(a => a.AccountId == organization.AccountId && a.PolicyId == policyId)
            .Select(a => a.TargetId)
            .ToListAsync(ct);
        var entity = LevelsOf(folder)[^1];

        // "If the SCP is not attached to the OU or one of its children, the report will return a list of services with no data."
        var bound = accounts.FindAll(account => LevelsOf(account.Path).SkipWhile(level => level != entity).Intersect(targets).Any());
        return await DescribeAsync(call, bound, [Compiled([policy])], ct);
    }

    private async Task<List<OrganizationAccess>> DescribeAsync(
        Call call, List<MemberAccount> accounts, List<List<CompiledPolicy>> levels, CancellationToken ct)
    {
        var uses = new List<(MemberAccount Account, Use Use)>();
        foreach (var account in accounts)
        {
            uses.AddRange((await UsesOfAsync(call, account, ct)).Select(use => (account, use)));
        }

        var byService = uses.ToLookup(each => each.Use.Service);
        return ActionReference.Default.Services
            .Where(service => IsOpen(service, levels))
            .Select(service => Describe(service, byService[service.Prefix].ToList()))
            .ToList();
    }

    /// <summary>Whether there is an action that every level opens.</summary>
    private static bool IsOpen(ServiceInfo service, List<List<CompiledPolicy>> levels) => levels
        .Select(policies => Opened.ActionsOf(service, policies))
        .Aggregate((IEnumerable<ActionInfo>)service.Actions, (opened, level) => opened.Intersect(level))
        .Any();

    private static OrganizationAccess Describe(ServiceInfo service, List<(MemberAccount Account, Use Use)> uses) => new(
        service.Prefix,
        AccessReporter.NameOf(service),
        uses.Count == 0 ? null : uses.MaxBy(each => each.Use.Time) is var (account, use) ? new AccessUse(account.Path.TrimEnd('/'), use.Time, use.Region) : null,
        uses.Count);

    /// <summary>The SCPs of each level from the root down to the entity: all levels have to open a service.</summary>
    private async Task<List<List<CompiledPolicy>>> LevelsAsync(Organization organization, string folder, CancellationToken ct)
    {
        var targets = LevelsOf(folder);
        var attached = (await db.OrganizationPolicyAttachments
            .Where(a => a.AccountId == organization.AccountId && targets.Contains(a.TargetId) && a.PolicyType == PolicyType.SERVICE_CONTROL_POLICY)
            .ToListAsync(ct)).ToLookup(a => a.TargetId, a => a.PolicyId);
        var own = await db.OrganizationPolicies
            .Where(p => p.AccountId == organization.AccountId && p.Type == PolicyType.SERVICE_CONTROL_POLICY)
            .ToDictionaryAsync(p => p.Id, ct);
        return targets.Select(target => Compiled(attached[target].Select(Find).OfType<OrganizationPolicy>())).ToList();

        OrganizationPolicy? Find(string id) => AwsOrganizationPolicies.Find(id) ?? own.GetValueOrDefault(id);
    }

    private List<CompiledPolicy> Compiled(IEnumerable<OrganizationPolicy> policies) =>
        policies.Select(policy => documents.Of(policy.Content, PolicyKind.ServiceControl).Policy).OfType<CompiledPolicy>().ToList();

    /// <summary>Root, units, account.</summary>
    private static string[] LevelsOf(string path) => path.TrimEnd('/').Split('/')[1..];

    /// <summary>The last use of each service in an account, by whomever.</summary>
    private async Task<IEnumerable<Use>> UsesOfAsync(Call call, MemberAccount account, CancellationToken ct)
    {
        var since = call.Time - AccessReporter.TrackingPeriod;
        var last = await db.EventsOf(account.AccountId)
            .Where(e => e.EventSource != CallSubject.OwnSource && e.EventTime >= since)
            .Where(e => e.PrincipalId != null && e.PrincipalId != string.Empty)
            .GroupBy(e => e.EventSource)
            .Select(of => of.Max(e => e.Sequence))
            .ToArrayAsync(ct);
        var found = await db.EventsOf(account.AccountId)
            .Where(e => EF.Parameter(last).Contains(e.Sequence))
            .Select(e => new { e.EventSource, e.EventTime, e.Content })
            .ToListAsync(ct);
        var uses = found.Select(e => new Use(AccessKeyUses.NamespaceOf(e.EventSource), e.EventTime, AccessKeyUses.RegionOf(e.Content))).ToList();

        // What retention let go counts where nothing later is there.
        var retired = await db.RetiredUses
            .Where(u => u.AccountId == account.AccountId && u.EventSource != CallSubject.OwnSource && u.Time >= since)
            .ToListAsync(ct);
        uses.AddRange(retired
            .GroupBy(u => AccessKeyUses.NamespaceOf(u.EventSource))
            .Where(of => uses.TrueForAll(use => use.Service != of.Key))
            .Select(of => of.MaxBy(u => u.Sequence)!)
            .Select(u => new Use(AccessKeyUses.NamespaceOf(u.EventSource), u.Time, u.Region))
            .ToList());
        return uses;
    }

    private sealed record Use(string Service, DateTimeOffset Time, string Region);
}
