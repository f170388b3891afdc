using IamSim.Policies.Documents;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.Roles;

/// <summary>Finds the unique ids behind the principals of trust policies, and what has become of them since.</summary>
internal static class TrustedIds
{
    /// <summary>So many names at once: a query has to take them.</summary>
    private const int MostAtOnce = 500;

    /// <summary>The ids of the users and roles that a trust policy names and IamSim holds, in whatever account; others stay what they are: ARNs.</summary>
    public static Task<Dictionary<string, string>> OfAsync(IamDb db, string document, CancellationToken ct) =>
        FindAsync(db, [.. TrustedPrincipals.Named(document)], ct);

    /// <summary>As <see cref="OfAsync"/>, for roles that were written past the tracker.</summary>
    public static async Task FillAsync(IamDb db, string account, IReadOnlyList<string> roleIds, CancellationToken ct)
    {
        foreach (var some in roleIds.Chunk(MostAtOnce))
        {
            var roles = await db.Roles.AsTracking().Where(r => r.AccountId == account && some.Contains(r.Id)).ToListAsync(ct);
            var named = roles.ToDictionary(role => role, role => TrustedPrincipals.Named(role.TrustPolicy).ToList());
            var found = await FindAsync(db, [.. named.Values.SelectMany(arns => arns).Distinct()], ct);
            foreach (var (role, arns) in named)
            {
                role.TrustedIds = arns.Where(found.ContainsKey).ToDictionary(arn => arn, arn => found[arn]);
            }
        }
    }

    /// <summary>
    /// Notes in roles how their trust policies read now: who was renamed stands in them by the new ARN, who is gone by the bare id. Most roles name
    /// services or accounts, and cost nothing here.
    /// </summary>
    public static async Task ShowAsync(IamDb db, IEnumerable<Role?> roles, CancellationToken ct)
    {
        var naming = roles.OfType<Role>().Where(role => role.TrustedIds.Count > 0).ToList();
        if (naming.Count == 0)
        {
            return;
        }

        var now = await NowAsync(db, naming.SelectMany(role => role.TrustedIds).Distinct().ToList(), ct);
        foreach (var role in naming.Where(role => role.TrustedIds.Any(each => now.GetValueOrDefault(each.Value) != EndOf(each.Key))))
        {
            role.TrustNow = Rewrite(role.TrustPolicy, role.TrustedIds, now);
        }
    }

    /// <summary>Another document than a trust policy as it reads now: a key's policy.</summary>
    public static async Task<string> ShownAsync(IamDb db, string document, Dictionary<string, string> ids, CancellationToken ct) =>
        ids.Count == 0 ? document : Rewrite(document, ids, await NowAsync(db, [.. ids], ct));

    private static string Rewrite(string document, Dictionary<string, string> ids, Dictionary<string, string> now) => TrustedPrincipals.Rewrite(document, arn =>
        ids.GetValueOrDefault(arn) is not { } id ? null
        : now.GetValueOrDefault(id) is { } end ? arn[..^EndOf(arn).Length] + end
        : id);

    /// <summary>What the ARNs of principals that still are end with, by id.</summary>
    private static async Task<Dictionary<string, string>> NowAsync(IamDb db, List<KeyValuePair<string, string>> trusted, CancellationToken ct)
    {
        var accounts = trusted.Select(each => AwsPrincipal.TryParse(each.Key)!.AccountId!).Distinct().ToList();
        var userIds = trusted.Where(each => IsUser(each.Key)).Select(each => each.Value).ToList();
        var roleIds = trusted.Where(each => !IsUser(each.Key)).Select(each => each.Value).ToList();
        var now = new Dictionary<string, string>(StringComparer.Ordinal);
        if (userIds.Count > 0)
        {
            foreach (var user in await db.Users.Where(u => accounts.Contains(u.AccountId) && userIds.Contains(u.Id))
                .Select(u => new { u.AccountId, u.Id, u.Path, u.Name }).ToListAsync(ct))
            {
                now[user.Id] = End(user.AccountId, "user", user.Path, user.Name);
            }
        }

        if (roleIds.Count > 0)
        {
            foreach (var role in await db.Roles.Where(r => accounts.Contains(r.AccountId) && roleIds.Contains(r.Id))
                .Select(r => new { r.AccountId, r.Id, r.Path, r.Name }).ToListAsync(ct))
            {
                now[role.Id] = End(role.AccountId, "role", role.Path, role.Name);
            }
        }

        return now;
    }

    private static async Task<Dictionary<string, string>> FindAsync(IamDb db, List<string> arns, CancellationToken ct)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in arns.Chunk(MostAtOnce))
        {
            var accounts = some.Select(arn => AwsPrincipal.TryParse(arn)!.AccountId!).Distinct().ToList();
            var userKeys = some.Where(IsUser).Select(KeyOf).ToList();
            var roleKeys = some.Where(arn => !IsUser(arn)).Select(KeyOf).ToList();
            var ids = new Dictionary<string, string>(StringComparer.Ordinal);
            if (userKeys.Count > 0)
            {
                foreach (var user in await db.Users.Where(u => accounts.Contains(u.AccountId) && userKeys.Contains(u.NameKey))
                    .Select(u => new { u.AccountId, u.Id, u.Path, u.Name }).ToListAsync(ct))
                {
                    ids[End(user.AccountId, "user", user.Path, user.Name)] = user.Id;
                }
            }

            if (roleKeys.Count > 0)
            {
                foreach (var role in await db.Roles.Where(r => accounts.Contains(r.AccountId) && roleKeys.Contains(r.NameKey))
                    .Select(r => new { r.AccountId, r.Id, r.Path, r.Name }).ToListAsync(ct))
                {
                    ids[End(role.AccountId, "role", role.Path, role.Name)] = role.Id;
                }
            }

            foreach (var arn in some.Where(arn => ids.ContainsKey(EndOf(arn))))
            {
                found[arn] = ids[EndOf(arn)];
            }
        }

        return found;
    }

    private static bool IsUser(string arn) => AwsPrincipal.TryParse(arn)!.Form == AwsPrincipalForm.User;

    private static string KeyOf(string arn) => NameKeys.Of(arn[(arn.LastIndexOf('/') + 1)..]);

    /// <summary>An ARN without its partition, which no row has: <c>123456789012:user/ml/alice</c>.</summary>
    private static string EndOf(string arn) => arn.Split(':', 5)[4];

    private static string End(string account, string type, string path, string name) => $"{account}:{type}{path}{name}";
}
