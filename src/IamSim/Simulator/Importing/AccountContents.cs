using IamSim.Iam.Policies;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Simulator.Importing;

/// <summary>A name without case, and the id of what has it.</summary>
internal sealed record TakenName(string Key, string Id);

/// <summary>The names and ids that an account has of one kind, the imported ones added as they come.</summary>
internal sealed class TakenNames
{
    private readonly Dictionary<string, string> _ids;
    private readonly HashSet<string> _taken;

    private TakenNames(Dictionary<string, string> ids) => (_ids, _taken) = (ids, [.. ids.Values]);

    public bool IsEmpty => _ids.Count == 0;

    public static async Task<TakenNames> OfAsync(IQueryable<TakenName> names, CancellationToken ct) =>
        new(await names.ToDictionaryAsync(n => n.Key, n => n.Id, StringComparer.Ordinal, ct));

    public bool Has(string key) => _ids.ContainsKey(key);

    public string? IdOf(string key) => _ids.GetValueOrDefault(key);

    /// <summary>Whether an id is one of another name's.</summary>
    public bool IsTaken(string id) => _taken.Contains(id);

    public void Add(string key, string id)
    {
        _ids.Add(key, id);
        _taken.Add(id);
    }
}

/// <summary>What the account that is imported into has already.</summary>
internal sealed class AccountContents
{
    public required TakenNames Users { get; init; }

    public required TakenNames Groups { get; init; }

    public required TakenNames Roles { get; init; }

    public required TakenNames Profiles { get; init; }

    public required TakenNames Policies { get; init; }

    /// <summary>What earlier imports brought of AWS's policies, by path and name: they are every account's.</summary>
    public required TakenNames AwsPolicies { get; init; }

    /// <summary>Path and name of each managed policy.</summary>
    public required HashSet<string> PolicyResources { get; init; }

    public required bool HasPasswordPolicy { get; init; }

    public required bool HasMfaDevices { get; init; }

    /// <summary>Whether it manages an organization: an account that is only in one may be empty for all that.</summary>
    public required bool HasOrganization { get; init; }

    public bool IsEmpty =>
        Users.IsEmpty && Groups.IsEmpty && Roles.IsEmpty && Profiles.IsEmpty && Policies.IsEmpty && !HasPasswordPolicy && !HasMfaDevices && !HasOrganization;

    public static async Task<AccountContents> ReadAsync(IamDb db, string account, CancellationToken ct) => new()
    {
        Users = await TakenNames.OfAsync(db.Users.Where(e => e.AccountId == account).Select(e => new TakenName(e.NameKey, e.Id)), ct),
        Groups = await TakenNames.OfAsync(db.Groups.Where(e => e.AccountId == account).Select(e => new TakenName(e.NameKey, e.Id)), ct),
        Roles = await TakenNames.OfAsync(db.Roles.Where(e => e.AccountId == account).Select(e => new TakenName(e.NameKey, e.Id)), ct),
        Profiles = await TakenNames.OfAsync(db.InstanceProfiles.Where(e => e.AccountId == account).Select(e => new TakenName(e.NameKey, e.Id)), ct),
        Policies = await TakenNames.OfAsync(db.ManagedPolicies.Where(e => e.AccountId == account).Select(e => new TakenName(e.NameKey, e.Id)), ct),
        AwsPolicies = await TakenNames.OfAsync(db.ManagedPolicies.Where(e => e.AccountId == PolicyArn.Aws).Select(e => new TakenName(e.NameKey, e.Id)), ct),
        PolicyResources = await db.ManagedPolicies.Where(e => e.AccountId == account).Select(e => e.Path + e.Name).ToHashSetAsync(ct),
        HasPasswordPolicy = await db.PasswordPolicies.AnyAsync(p => p.AccountId == account, ct),
        HasMfaDevices = await db.MfaDevices.AnyAsync(d => d.AccountId == account, ct),
        HasOrganization = await db.Organizations.AnyAsync(o => o.AccountId == account, ct),
    };
}
