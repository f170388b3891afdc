using System.Collections.Immutable;
using IamSim.Calls;
using IamSim.Iam.Groups;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Iam.Tagging;
using IamSim.Iam.Users;
using IamSim.Policies.Evaluation;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Access;

/// <summary>
/// Reads what governs a principal: one in at most five queries, a whole account in seven, however many principals it has; and what the
/// account's organization says in up to four more.
/// </summary>
internal sealed class PrincipalPolicyReader(IamDb db, AwsManagedPolicies awsPolicies, CompiledDocuments documents, AccountControlsReader controls)
{
    /// <summary>One user, group or role by name without case; null where there is none.</summary>
    public async Task<PrincipalPolicies?> FindAsync(Call call, PrincipalKind kind, string name, CancellationToken ct) => kind switch
    {
        PrincipalKind.User when await db.FindUserAsync(call.Account, name, ct) is { } user => await OfUserAsync(call, user, ct),
        PrincipalKind.Role when await db.Roles.FindByNameAsync(call.Account, name, ct) is { } role =>
            await OneAsync(call, Holder.Of(role), role.Tags, [], ct),
        PrincipalKind.Group when await db.Groups.FindByNameAsync(call.Account, name, ct) is { } group =>
            await OneAsync(call, Holder.Of(group), [], [], ct),
        _ => null,
    };

    /// <summary>One user or role by its unique id; null where there is none any more.</summary>
    public async Task<PrincipalPolicies?> FindByIdAsync(Call call, PrincipalKind kind, string id, CancellationToken ct) => kind switch
    {
        PrincipalKind.User when await db.Users.SingleOrDefaultAsync(u => u.AccountId == call.Account && u.Id == id, ct) is { } user =>
            await OfUserAsync(call, user, ct),
        PrincipalKind.Role when await db.Roles.SingleOrDefaultAsync(r => r.AccountId == call.Account && r.Id == id, ct) is { } role =>
            await OneAsync(call, Holder.Of(role), role.Tags, [], ct),
        _ => null,
    };

    /// <summary>A managed policy that somebody's session was limited with; null for one that is gone or cannot be read.</summary>
    public async Task<AttachedPolicy?> FindManagedAsync(Call call, string arn, CancellationToken ct)
    {
        var source = new PolicySource(arn, "the session", arn);
        if (PolicyArn.Parse(arn) is { IsAws: true } parsed)
        {
            return awsPolicies.Find(parsed) is { } aws && documents.Of(aws, parsed.Partition).Policy is { } known ? new AttachedPolicy(known, source) : null;
        }

        var own = await OwnAsync(db.ManagedPolicies.Where(p => p.AccountId == call.Account && p.Arn == arn), ct);
        return own.TryGetValue(arn, out var policy) && documents.Of(policy.Document).Policy is { } compiled ? new AttachedPolicy(compiled, source) : null;
    }

    /// <summary>All users and roles of the account, by name.</summary>
    public async Task<IReadOnlyList<PrincipalPolicies>> AllAsync(Call call, CancellationToken ct)
    {
        var account = call.Account;
        var users = await db.Users.Where(u => u.AccountId == account).OrderBy(u => u.NameKey).ToListAsync(ct);
        var roles = await db.Roles.Where(r => r.AccountId == account).OrderBy(r => r.NameKey).ToListAsync(ct);
        var groups = (await db.Groups.Where(g => g.AccountId == account).ToListAsync(ct)).ToDictionary(g => g.Id, Holder.Of);
        var memberships = (await db.GroupMemberships.Where(m => m.AccountId == account).Select(m => new { m.UserId, m.GroupId }).ToListAsync(ct))
            .Where(m => groups.ContainsKey(m.GroupId)).ToLookup(m => m.UserId, m => groups[m.GroupId]);
        var inline = await InlineAsync(db.InlinePolicies.Where(p => p.AccountId == account), ct);
        var attachments = (await db.PolicyAttachments.Where(a => a.AccountId == account)
            .Select(a => new { a.PrincipalId, a.PolicyArn }).ToListAsync(ct)).ToLookup(a => a.PrincipalId, a => a.PolicyArn);
        var own = await OwnAsync(db.ManagedPolicies.Where(p => p.AccountId == account), ct);
        var organization = await controls.FindAsync(account, ct);
        return
        [
            .. users.Select(u => Make(call, Holder.Of(u), u.Tags, memberships[u.Id])),
            .. roles.Select(r => Make(call, Holder.Of(r), r.Tags, [])),
        ];

        PrincipalPolicies Make(Call call, Holder holder, IReadOnlyList<TagEntry> tags, IEnumerable<Holder> groups) =>
            this.Make(call, holder, tags, [holder, .. groups], inline, attachments, own, organization);
    }

    private async Task<PrincipalPolicies> OfUserAsync(Call call, User user, CancellationToken ct)
    {
        var groups = await (
            from membership in db.GroupMemberships
            where membership.AccountId == user.AccountId && membership.UserId == user.Id
            join g in db.Groups on new { membership.AccountId, Id = membership.GroupId } equals new { g.AccountId, g.Id }
            orderby g.NameKey
            select g).ToListAsync(ct);
        return await OneAsync(call, Holder.Of(user), user.Tags, groups.ConvertAll(Holder.Of), ct);
    }

    private async Task<PrincipalPolicies> OneAsync(
        Call call, Holder holder, IReadOnlyList<TagEntry> tags, IReadOnlyList<Holder> groups, CancellationToken ct)
    {
        var account = call.Account;
        List<Holder> holders = [holder, .. groups];
        var ids = holders.ConvertAll(h => h.Id);
        var inline = await InlineAsync(db.InlinePolicies.Where(p => p.AccountId == account && ids.Contains(p.PrincipalId)), ct);
        var attachments = (await db.PolicyAttachments.Where(a => a.AccountId == account && ids.Contains(a.PrincipalId))
            .Select(a => new { a.PrincipalId, a.PolicyArn }).ToListAsync(ct)).ToLookup(a => a.PrincipalId, a => a.PolicyArn);

        // AWS's own are in memory: only the account's are asked for.
        var arns = attachments.SelectMany(a => a).Append(holder.BoundaryArn).OfType<string>()
            .Where(arn => awsPolicies.Find(arn) is null).Distinct().ToList();
        var own = arns.Count == 0 ? [] : await OwnAsync(db.ManagedPolicies.Where(p => p.AccountId == account && arns.Contains(p.Arn)), ct);
        return Make(call, holder, tags, holders, inline, attachments, own, await controls.FindAsync(account, ct));
    }

    private PrincipalPolicies Make(
        Call call,
        Holder holder,
        IReadOnlyList<TagEntry> tags,
        IReadOnlyList<Holder> holders,
        ILookup<string, Inline> inline,
        ILookup<string, string> attachments,
        Dictionary<string, Managed> own,
        AccountControls? organization)
    {
        var identity = ImmutableArray.CreateBuilder<HeldPolicy>();
        foreach (var each in holders)
        {
            identity.AddRange(inline[each.Id].Select(p => HeldPolicy.Of(p.Name, null, each.Kind, each.Name, documents.Of(p.Document))));
            identity.AddRange(attachments[each.Id].Order(StringComparer.Ordinal).Select(arn => ManagedOf(arn, each, own)).OfType<HeldPolicy>());
        }

        return new PrincipalPolicies
        {
            Kind = holder.Kind,
            Account = call.Account,
            Id = holder.Id,
            Name = holder.Name,
            Arn = Arns.Iam(call, HeldPolicy.WordOf(holder.Kind), holder.Path, holder.Name),
            Tags = tags,
            Identity = identity.ToImmutable(),
            Boundary = holder.BoundaryArn is { } boundary ? ManagedOf(boundary, holder, own) ?? Missing(boundary, holder) : null,
            Organization = organization,
        };
    }

    /// <summary>The version in force of a managed policy; null for one that is gone between two queries.</summary>
    private HeldPolicy? ManagedOf(string arn, Holder holder, Dictionary<string, Managed> own)
    {
        if (PolicyArn.Parse(arn) is { IsAws: true } parsed && awsPolicies.Find(parsed) is { } aws)
        {
            return HeldPolicy.Of(aws.Name, arn, holder.Kind, holder.Name, documents.Of(aws, parsed.Partition));
        }

        return own.TryGetValue(arn, out var policy)
            ? HeldPolicy.Of(policy.Name, arn, holder.Kind, holder.Name, documents.Of(policy.Document))
            : null;
    }

    // A boundary of which the policy is gone is still a ceiling, under which nothing fits.
    private static HeldPolicy Missing(string arn, Holder holder) =>
        HeldPolicy.Of(arn[(arn.LastIndexOf('/') + 1)..], arn, holder.Kind, holder.Name, new CompiledDocument(string.Empty, null));

    private static async Task<ILookup<string, Inline>> InlineAsync(IQueryable<InlinePolicy> policies, CancellationToken ct) =>
        (await policies.OrderBy(p => p.NameKey).Select(p => new Inline(p.PrincipalId, p.Name, p.Document)).ToListAsync(ct))
            .ToLookup(p => p.PrincipalId);

    private async Task<Dictionary<string, Managed>> OwnAsync(IQueryable<ManagedPolicy> policies, CancellationToken ct)
    {
        var found = await (
            from policy in policies
            join version in db.ManagedPolicyVersions
                on new { policy.AccountId, policy.Id, Version = policy.DefaultVersion }
                equals new { version.AccountId, Id = version.PolicyId, version.Version }
            select new { policy.Arn, policy.Name, version.Document }).ToListAsync(ct);
        return found.ToDictionary(p => p.Arn, p => new Managed(p.Name, p.Document), StringComparer.Ordinal);
    }

    private sealed record Inline(string PrincipalId, string Name, string Document);

    private sealed record Managed(string Name, string Document);

    private sealed record Holder(PrincipalKind Kind, string Id, string Name, string Path, string? BoundaryArn)
    {
        public static Holder Of(User user) => new(PrincipalKind.User, user.Id, user.Name, user.Path, user.PermissionsBoundaryArn);

        public static Holder Of(Role role) => new(PrincipalKind.Role, role.Id, role.Name, role.Path, role.PermissionsBoundaryArn);

        public static Holder Of(Group group) => new(PrincipalKind.Group, group.Id, group.Name, group.Path, null);
    }
}
