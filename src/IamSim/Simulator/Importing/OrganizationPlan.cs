using IamSim.Contracts.Organizations;
using IamSim.Organizations.Policies;
using IamSim.Policies.Documents;
using IamSim.Storage;

namespace IamSim.Simulator.Importing;

/// <summary>An organization as files have it, whole: what its parts say of each other holds.</summary>
internal sealed class OrganizationPlan
{
    private readonly List<ImportedOrganizationPart> _parts;
    private readonly Dictionary<string, string> _parents = [];

    /// <summary>Puts the parts together.</summary>
    /// <exception cref="ImportException">They are not one whole organization.</exception>
    public OrganizationPlan(List<ImportedOrganizationPart> parts)
    {
        _parts = parts;
        Organization = Only<ImportedOrganization>(OrganizationItems.Organization);
        Root = Only<ImportedRoot>(OrganizationItems.Roots);
        Units = [.. Of<ImportedUnit>().OrderBy(unit => unit.Path.Length)];
        Accounts = [.. Of<ImportedAccount>()];
        Policies = [.. Of<ImportedOrganizationPolicy>()];
        Place();
        Different(Units, unit => unit.Id);
        Different(Units, unit => ParentOf(unit.Id) + "/" + unit.Name);
        Different(Accounts, account => account.Id);
        Different(Accounts, account => NameKeys.Of(account.Email));
        Different(Policies, policy => policy.Id);
        Different(Policies, policy => policy.Type + "/" + policy.Name);
        var management = Accounts.FirstOrDefault(account => account.Id == Organization.ManagementAccount && IsActive(account))
            ?? throw Organization.Place.Error($"The management account {Organization.ManagementAccount} is not among the {OrganizationItems.Accounts}.");
        ManagementEmailKey = NameKeys.Of(management.Email);
    }

    public ImportedOrganization Organization { get; }

    /// <summary>The management account's address, without case.</summary>
    public string ManagementEmailKey { get; }

    public ImportedRoot Root { get; }

    /// <summary>The units, each behind the one that it stands in.</summary>
    public IReadOnlyList<ImportedUnit> Units { get; }

    public IReadOnlyList<ImportedAccount> Accounts { get; }

    public IReadOnlyList<ImportedOrganizationPolicy> Policies { get; }

    public bool Has(string rootFeature) => Of<ImportedRootFeature>().Any(feature => feature.Name == rootFeature);

    /// <summary>The root or the unit that a unit or an account stands in.</summary>
    public string ParentOf(string id) => _parents[id];

    /// <summary>IamSim has no accounts that are closed, or on their way to it.</summary>
    public static bool IsActive(ImportedAccount account) => account.State == AccountState.ACTIVE;

    /// <summary>Policies that Organizations would not take today are kept as they are, and said to be so.</summary>
    public IEnumerable<string> Notes(string partition) =>
        from policy in Policies
        where PolicyContents.KindOf(policy.Type) is not null
        let document = PolicyDocument.Parse(policy.Content, PolicyContents.KindOf(policy.Type)!.Value, partition)
        where !document.IsValid
        select $"{policy.Place.Path}, {policy.Name}: kept, though Organizations would refuse the document today: {document.FirstError?.Message}";

    private IEnumerable<T> Of<T>() => _parts.OfType<T>();

    private T Only<T>(string member)
        where T : ImportedOrganizationPart => Of<T>().ToList() switch
        {
            [var only] => only,
            [] => throw _parts[0].Place.Error($"An organization's file needs {member}, and the files have none."),
            [_, var second, ..] => throw second.Place.Error($"The files have {member} twice."),
        };

    /// <summary>A path ends with its own item's id, and begins with the path of something that is there.</summary>
    private void Place()
    {
        var ids = new Dictionary<string, string> { [$"{Organization.Id}/{Root.Id}/"] = Root.Id };
        foreach (var unit in Units)
        {
            Place(unit, unit.Id, unit.Path);
            ids[unit.Path] = unit.Id;
        }

        foreach (var account in Accounts.Where(IsActive))
        {
            Place(account, account.Id, account.Path ?? throw account.Place.Error("Paths is missing."));
        }

        void Place(ImportedOrganizationPart part, string id, string path) =>
            _parents[id] = path.EndsWith($"/{id}/", StringComparison.Ordinal) && ids.TryGetValue(path[..^(id.Length + 1)], out var parent)
                ? parent
                : throw part.Place.Error($"{Calls.CallText.Shown(path)} does not lead from the organization over its root and units to {id}/.");
    }

    private static void Different<T>(IEnumerable<T> parts, Func<T, string> keyOf)
        where T : ImportedOrganizationPart
    {
        var keys = new HashSet<string>();
        if (parts.FirstOrDefault(part => !keys.Add(keyOf(part))) is { } again)
        {
            throw again.Place.Error($"The files have {keyOf(again)} twice.");
        }
    }
}
