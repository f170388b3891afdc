using System.Runtime.CompilerServices;
using IamSim.Calls;
using IamSim.Contracts.Iam;
using IamSim.Iam.Policies;
using IamSim.Iam.Policies.Managed;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Account.AuthorizationDetails;

/// <summary>
/// Reads users, groups, roles and policies with all that the authorization details show of them: a few queries for a page, however many
/// items it has.
/// </summary>
internal sealed class DetailReader(IamDb db, AwsManagedPolicies awsPolicies)
{
    /// <summary>What comes behind a key, at most so much of it, list by list.</summary>
    /// <param name="call">Whose account.</param>
    /// <param name="after">The <see cref="Detail.Key"/> of the last item before; empty for the beginning.</param>
    /// <param name="take">The most items.</param>
    /// <param name="wanted">Values of <see cref="EntityType"/>; null for all.</param>
    /// <param name="ct">Stops the reading.</param>
    public async IAsyncEnumerable<IReadOnlyList<Detail>> ListsAsync(
        Call call, string after, int take, IReadOnlyList<string>? wanted, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var list in Enum.GetValues<DetailList>())
        {
            if (take == 0 || string.CompareOrdinal(Detail.KeyOf(list + 1, string.Empty), after) <= 0)
            {
                continue;
            }

            var begun = after.StartsWith(Detail.KeyOf(list, string.Empty), StringComparison.Ordinal) ? after[1..] : string.Empty;
            var read = list switch
            {
                DetailList.Users when IsWanted(EntityType.User) => await UsersAsync(call, begun, take, ct),
                DetailList.Groups when IsWanted(EntityType.Group) => await GroupsAsync(call, begun, take, ct),
                DetailList.Roles when IsWanted(EntityType.Role) => await RolesAsync(call, begun, take, ct),
                DetailList.Policies => await PoliciesAsync(
                    call, begun, take, IsWanted(EntityType.LocalManagedPolicy), IsWanted(EntityType.AWSManagedPolicy), ct),
                _ => [],
            };
            take -= read.Count;
            yield return read;
        }

        bool IsWanted(string type) => wanted is null || wanted.Contains(type);
    }

    private async Task<IReadOnlyList<Detail>> UsersAsync(Call call, string after, int take, CancellationToken ct)
    {
        var users = await db.Users.Where(u => u.AccountId == call.Account && string.Compare(u.NameKey, after) > 0)
            .OrderBy(u => u.NameKey).Take(take).ToListAsync(ct);
        var ids = users.Select(u => u.Id).ToArray();
        var held = await HeldPolicies.OfAsync(db, call, ids, ct);
        var groups = (await (
            from membership in db.GroupMemberships
            where membership.AccountId == call.Account && EF.Parameter(ids).Contains(membership.UserId)
            join g in db.Groups on new { membership.AccountId, Id = membership.GroupId } equals new { g.AccountId, g.Id }
            orderby g.NameKey
            select new { membership.UserId, g.Name }).ToListAsync(ct)).ToLookup(g => g.UserId, g => g.Name);
        return users.ConvertAll(u => new Detail(DetailList.Users, u.NameKey, DetailShapes.Of(call, u, held, [.. groups[u.Id]]), u));
    }

    private async Task<IReadOnlyList<Detail>> GroupsAsync(Call call, string after, int take, CancellationToken ct)
    {
        var groups = await db.Groups.Where(g => g.AccountId == call.Account && string.Compare(g.NameKey, after) > 0)
            .OrderBy(g => g.NameKey).Take(take).ToListAsync(ct);
        var held = await HeldPolicies.OfAsync(db, call, groups.Select(g => g.Id).ToArray(), ct);
        return groups.ConvertAll(g => new Detail(DetailList.Groups, g.NameKey, DetailShapes.Of(call, g, held), g));
    }

    private async Task<IReadOnlyList<Detail>> RolesAsync(Call call, string after, int take, CancellationToken ct)
    {
        var roles = await db.Roles.Where(r => r.AccountId == call.Account && string.Compare(r.NameKey, after) > 0)
            .OrderBy(r => r.NameKey).Take(take).ToListAsync(ct);
        await Roles.TrustedIds.ShowAsync(db, roles, ct);
        var ids = roles.Select(r => r.Id).ToArray();
        var held = await HeldPolicies.OfAsync(db, call, ids, ct);
        var profiles = (await db.InstanceProfiles
            .Where(p => p.AccountId == call.Account && p.RoleId != null && EF.Parameter(ids).Contains(p.RoleId))
            .OrderBy(p => p.NameKey).ToListAsync(ct)).ToLookup(p => p.RoleId);
        return roles.ConvertAll(r => new Detail(DetailList.Roles, r.NameKey, DetailShapes.Of(call, r, held, profiles[r.Id]), r));
    }

    private async Task<IReadOnlyList<Detail>> PoliciesAsync(Call call, string after, int take, bool own, bool ofAws, CancellationToken ct)
    {
        List<ManagedPolicy> policies = own
            ? await db.ManagedPolicies.Where(p => p.AccountId == call.Account && string.Compare(p.NameKey, after) > 0)
                .OrderBy(p => p.NameKey).Take(take).ToListAsync(ct)
            : [];
        var ids = policies.Select(p => p.Id).ToArray();
        var versions = (await db.ManagedPolicyVersions
            .Where(v => v.AccountId == call.Account && EF.Parameter(ids).Contains(v.PolicyId)).ToListAsync(ct)).ToLookup(v => v.PolicyId);

        // Of AWS's some thousand policies, those that the account uses. AWS does not say so, but its answers have no others.
        var used = ofAws ? await PolicyUse.UsedArns(db, call.Account, usage: null).ToListAsync(ct) : [];
        var all = policies.Select(p => (Key: PolicyArn.SortKeyOf(p.NameKey, isAws: false), Policy: p, Aws: (AwsManagedPolicy?)null))
            .Concat(used.Select(awsPolicies.Find).OfType<AwsManagedPolicy>()
                .Select(p => (Key: PolicyArn.SortKeyOf(NameKeys.Of(p.Name), isAws: true), Policy: p.In(call.Partition), Aws: (AwsManagedPolicy?)p)))
            .Where(p => string.CompareOrdinal(p.Key, after) > 0)
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Take(take)
            .ToList();
        var useOf = await PolicyUse.OfAsync(db, call.Account, all.ConvertAll(p => p.Policy.Arn), ct);
        return all.ConvertAll(p => new Detail(
            DetailList.Policies,
            p.Key,
            DetailShapes.Of(p.Policy, p.Aws is null ? versions[p.Policy.Id] : [VersionOf(call, p.Aws)], useOf(p.Policy.Arn)),
            p.Policy));
    }

    /// <summary>Of AWS's policies the version in force alone is shown.</summary>
    private ManagedPolicyVersion VersionOf(Call call, AwsManagedPolicy policy) => new()
    {
        AccountId = PolicyArn.Aws,
        PolicyId = policy.Id,
        Version = policy.Default.Number,
        Document = awsPolicies.Document(policy, policy.Default.Number, call.Partition)!,
        CreatedAt = policy.Default.CreatedAt,
    };
}
