using System.Runtime.CompilerServices;
using IamSim.Calls;
using IamSim.Iam.Account.AuthorizationDetails;
using IamSim.Iam.InstanceProfiles;
using IamSim.Iam.Policies;
using IamSim.Iam.Roles;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Simulator.Exporting;

/// <summary>An account at one moment, for an export: read page by page, so that what is in memory does not grow with the account.</summary>
internal sealed class AccountView(Call call, IamDb db, AwsManagedPolicies awsPolicies)
{
    private const int PageSize = 200;

    public Call Call => call;

    public IamDb Db => db;

    public string Account => call.Account;

    /// <summary>The items of all lists of the authorization details, by list and name, a page at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Detail>> DetailsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var reader = new DetailReader(db, awsPolicies);
        var after = string.Empty;
        bool isLast;
        do
        {
            var page = new List<Detail>(PageSize);
            await foreach (var list in reader.ListsAsync(call, after, PageSize, wanted: null, ct))
            {
                page.AddRange(list);
            }

            isLast = page.Count < PageSize;
            after = isLast ? after : page[^1].Key;
            yield return page;
        }
        while (!isLast);
    }

    /// <summary>All instance profiles with their roles: those without one stand nowhere in the authorization details.</summary>
    public IAsyncEnumerable<FilledProfile> Profiles() => db.InstanceProfiles.Where(p => p.AccountId == Account).WithRoles(db).AsAsyncEnumerable();

    /// <summary>The names of the account's users, groups, roles or policies, in order.</summary>
    public Task<List<string>> NamesAsync(DetailList list, CancellationToken ct) => (list switch
    {
        DetailList.Users => db.Users.Where(e => e.AccountId == Account).OrderBy(e => e.NameKey).Select(e => e.Name),
        DetailList.Groups => db.Groups.Where(e => e.AccountId == Account).OrderBy(e => e.NameKey).Select(e => e.Name),
        DetailList.Roles => db.Roles.Where(e => e.AccountId == Account).OrderBy(e => e.NameKey).Select(e => e.Name),
        DetailList.Policies => db.ManagedPolicies.Where(e => e.AccountId == Account).OrderBy(e => e.NameKey).Select(e => e.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, null),
    }).ToListAsync(ct);

    /// <summary>Name and trust policy of every role, by name.</summary>
    public IAsyncEnumerable<Role> Roles() => db.Roles.Where(r => r.AccountId == Account).OrderBy(r => r.NameKey).AsAsyncEnumerable();
}
