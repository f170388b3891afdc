using IamSim.Iam.Account.AuthorizationDetails;
using IamSim.Iam.Roles;
using IamSim.Policies.Documents;
using IamSim.Storage;

namespace IamSim.Simulator.Exporting;

/// <summary>
/// Which users and roles must be there before a role can be made, for its trust policy names them. Roles may name each other, and a template
/// may not: a dependency that would close a circle is left out.
/// </summary>
internal sealed class TrustOrder
{
    private readonly Dictionary<string, List<(DetailList List, string Name)>> _before = [];

    public static async Task<TrustOrder> OfAsync(AccountView account, ExportLabels labels)
    {
        var order = new TrustOrder();
        await foreach (var role in account.Roles())
        {
            order.Add(account.Account, NameKeys.Of(role.Name), role.TrustPolicy, labels);
        }

        return order;
    }

    /// <summary>The users and roles that come before a role.</summary>
    public IReadOnlyList<(DetailList List, string Name)> Before(string roleName) => _before.GetValueOrDefault(NameKeys.Of(roleName)) ?? [];

    private void Add(string account, string key, string trustPolicy, ExportLabels labels)
    {
        var named = PolicyDocument.ParseToAsk(trustPolicy, PolicyKind.Trust).Document?.Statements
            .SelectMany(statement => statement.Principal?.Principals ?? [])
            .Select(principal => principal.ToAwsPrincipal())
            .Where(principal => principal is { Form: AwsPrincipalForm.User or AwsPrincipalForm.Role } && principal.AccountId == account)
            .Where(principal => !ProtectedRoles.Owns($"/{principal!.Name}"))
            .Select(p => (List: p!.Form == AwsPrincipalForm.User ? DetailList.Users : DetailList.Roles, Name: NameKeys.Of(p.Name![(p.Name!.LastIndexOf('/') + 1)..])))
            .Where(p => labels.Find(p.List, p.Name) is not null)
            .Distinct()
            .ToList() ?? [];
        named.RemoveAll(p => p.List == DetailList.Roles && Leads(p.Name, key, []));
        if (named.Count > 0)
        {
            _before.Add(key, named);
        }
    }

    /// <summary>Whether a role depends on another, over whichever roles between.</summary>
    private bool Leads(string from, string to, HashSet<string> seen) =>
        from == to
        || (seen.Add(from) && _before.TryGetValue(from, out var before)
            && before.Exists(p => p.List == DetailList.Roles && Leads(p.Name, to, seen)));
}
