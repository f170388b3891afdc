using IamSim.Contracts.Iam;
using IamSim.Organizations;
using IamSim.Organizations.Accounts;
using IamSim.Organizations.Attachments;
using IamSim.Organizations.Policies;
using IamSim.Organizations.PolicyTypes;
using IamSim.Organizations.Units;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Organization = IamSim.Organizations.Organization;
using OrganizationalUnit = IamSim.Organizations.Units.OrganizationalUnit;
using PolicyType = IamSim.Contracts.Organizations.PolicyType;

namespace IamSim.Simulator.Importing;

/// <summary>
/// Makes rows of an organization. Its accounts are there with it, and empty: their roles are in their own details, those of Organizations' too.
/// </summary>
internal sealed class OrganizationWriter(ImportRun run, IamDb db, OrganizationPlan plan)
{
    private readonly HashSet<(string Target, string Policy, string Type)> _attached = [];
    private readonly HashSet<string> _targets = [];

    public async Task WriteAsync(CancellationToken ct)
    {
        if (await RefusalAsync(ct) is { } refusal)
        {
            run.Tally.Skipped(ImportKinds.Organization, plan.Organization.Id, refusal);
            return;
        }

        var organization = new Organization
        {
            AccountId = run.Target.Account,
            Id = plan.Organization.Id,
            RootId = plan.Root.Id,
            FeatureSet = plan.Organization.FeatureSet,
            CreatedAt = run.Target.Now,
            ManagesRootCredentials = plan.Has(FeatureType.RootCredentialsManagement),
            AllowsRootSessions = plan.Has(FeatureType.RootSessions),
            EnabledPolicyTypes = string.Join(',', plan.Root.PolicyTypes.Distinct()),
        };
        run.Rows.Add(organization);
        run.Tally.Took(ImportKinds.Organization);
        _targets.Add(organization.RootId);
        plan.Units.ToList().ForEach(Write);
        await WriteAccountsAsync(organization, ct);
        foreach (var policy in plan.Policies)
        {
            Write(organization, policy);
        }

        AddDefaults(organization);
    }

    private async Task<string?> RefusalAsync(CancellationToken ct) =>
        await db.FindMembershipAsync(run.Target.Account, ct) is not null ? "The account is in an organization already."
        : await db.Organizations.AnyAsync(o => o.Id == plan.Organization.Id, ct) ? "Another account manages an organization of this id."
        : plan.Accounts.Any(a => a.Id == run.Target.Account && a.Id != plan.Organization.ManagementAccount)
            ? "The account that is imported into is one of the organization's other accounts."
        : await db.MemberAccounts.AnyAsync(a => a.EmailKey == plan.ManagementEmailKey, ct) ? "Another account has the management account's address."
        : null;

    private void Write(ImportedUnit unit)
    {
        run.Rows.Add(new OrganizationalUnit
        {
            AccountId = run.Target.Account,
            Id = unit.Id,
            ParentId = plan.ParentOf(unit.Id),
            Name = unit.Name,
            Path = unit.Path,
            Tags = unit.Tags,
        });
        run.Tally.Took(ImportKinds.OrganizationalUnit);
        _targets.Add(unit.Id);
    }

    private async Task WriteAccountsAsync(Organization organization, CancellationToken ct)
    {
        var ids = plan.Accounts.Select(a => NumberHere(a.Id)).ToArray();
        var emails = plan.Accounts.Select(a => NameKeys.Of(a.Email)).ToArray();
        var taken = await db.MemberAccounts
            .Where(a => EF.Parameter(ids).Contains(a.AccountId) || EF.Parameter(emails).Contains(a.EmailKey))
            .Select(a => new { a.AccountId, a.EmailKey }).ToListAsync(ct);
        var takenIds = taken.Select(a => a.AccountId).ToHashSet();
        var takenEmails = taken.Select(a => a.EmailKey).ToHashSet();
        var paths = plan.Units.ToDictionary(unit => unit.Id, unit => unit.Path);
        paths.Add(organization.RootId, UnitQueries.RootPath(organization));
        foreach (var account in plan.Accounts)
        {
            var id = NumberHere(account.Id);
            var why = !OrganizationPlan.IsActive(account) ? $"The account is {account.State}, and IamSim has none but active ones."
                : takenIds.Contains(id) ? "The account is in another organization."
                : takenEmails.Contains(NameKeys.Of(account.Email)) ? "Another account has its address."
                : null;
            if (why is not null)
            {
                run.Tally.Skipped(ImportKinds.Account, id, why);
                continue;
            }

            var parent = plan.ParentOf(account.Id);
            run.Rows.Add(new MemberAccount
            {
                AccountId = id,
                ManagementAccountId = run.Target.Account,
                Name = account.Name,
                Email = account.Email,
                EmailKey = NameKeys.Of(account.Email),
                ParentId = parent,
                Path = $"{paths[parent]}{id}/",
                JoinedMethod = account.JoinedMethod,
                JoinedAt = account.JoinedAt ?? run.Target.Now,
                Tags = account.Tags,
            });
            run.Tally.Took(ImportKinds.Account);
            _targets.Add(id);
        }
    }

    private void Write(Organization organization, ImportedOrganizationPolicy policy)
    {
        var ofAws = AwsOrganizationPolicies.Find(policy.Id);
        if (ofAws is null && policy.IsAws)
        {
            run.Tally.Skipped(ImportKinds.OrganizationPolicy, policy.Id, "AWS manages this policy, and IamSim does not have it.");
            return;
        }

        if (ofAws is null)
        {
            run.Rows.Add(new OrganizationPolicy
            {
                AccountId = run.Target.Account,
                Id = policy.Id,
                Type = policy.Type,
                Name = policy.Name,
                Description = policy.Description,
                Content = run.Target.Change.Follow(policy.Content),
                UpdatedAt = run.Target.Now,
                Tags = policy.Tags,
            });
            run.Tally.Took(ImportKinds.OrganizationPolicy);
        }

        var type = ofAws?.Type ?? policy.Type;
        foreach (var target in policy.Targets.Select(NumberHere))
        {
            var why = !_targets.Contains(target) ? "The organization has no such root, unit or account here."
                : !PolicyTypeList.Has(organization, type) ? $"The root has not enabled {type}."
                : null;
            if (why is null)
            {
                Attach(target, policy.Id, type);
                run.Tally.Took(ImportKinds.OrganizationAttachment);
            }
            else
            {
                run.Tally.Skipped(ImportKinds.OrganizationAttachment, $"{target}/{policy.Id}", why);
            }
        }
    }

    /// <summary>
    /// AWS leaves nothing without a service control policy, and detaches its own resource control policy from nothing: where the files say less
    /// than that, nobody could do anything.
    /// </summary>
    private void AddDefaults(Organization organization)
    {
        foreach (var policy in PolicyTypeList.Of(organization).Select(AwsOrganizationPolicies.DefaultOf).OfType<OrganizationPolicy>())
        {
            var enough = _attached.Where(a => a.Policy == policy.Id || (a.Type == policy.Type && policy.Type == PolicyType.SERVICE_CONTROL_POLICY))
                .Select(a => a.Target).ToHashSet();
            var lacking = _targets.Except(enough).ToList();
            lacking.ForEach(target => Attach(target, policy.Id, policy.Type));
            if (lacking.Count > 0)
            {
                run.Tally.Note($"{policy.Name} is attached to {string.Join(", ", lacking)}: the files do not say so, and AWS has nothing without it.");
            }
        }
    }

    private void Attach(string target, string policy, string type)
    {
        _attached.Add((target, policy, type));
        run.Rows.Add(new OrganizationPolicyAttachment { AccountId = run.Target.Account, TargetId = target, PolicyId = policy, PolicyType = type });
    }

    /// <summary>The management account is the one that is imported into, whatever its number in the files.</summary>
    private string NumberHere(string id) => id == plan.Organization.ManagementAccount ? run.Target.Account : id;
}
