using IamSim.Policies.Documents;
using IamSim.Storage;

namespace IamSim.Simulator.Importing;

/// <summary>
/// What files hold, as far as it must be known before their first item is written: checked from end to end beside the writer lane, so that the
/// lane only waits for the writing.
/// </summary>
internal sealed class ImportPlan
{
    private readonly IReadOnlyList<ImportSource> _sources;
    private readonly string _partition;
    private readonly HashSet<ImportSource> _withCredentials = [];
    private readonly List<ImportedOrganizationPart> _organization = [];
    private readonly HashSet<(Type Kind, string Key)> _names = [];
    private readonly HashSet<(Type Kind, string Id)> _ids = [];

    private ImportPlan(IReadOnlyList<ImportSource> sources, string partition) => (_sources, _partition) = (sources, partition);

    /// <summary>The account of the files' ARNs; null where there are none.</summary>
    public string? Account { get; private set; }

    /// <summary>The ids of the files' groups by name without case: users come first, and name them.</summary>
    public Dictionary<string, string> Groups { get; } = [];

    /// <summary>The files' own managed policies, by path and name.</summary>
    public Dictionary<string, PlannedPolicy> Policies { get; } = [];

    /// <summary>The ARNs of the policies of AWS's that the files have.</summary>
    public HashSet<string> AwsPolicies { get; } = [];

    /// <summary>The files' organization; null where they have none.</summary>
    public OrganizationPlan? Organization { get; private set; }

    public bool HasCredentials => _withCredentials.Count > 0;

    public List<string> Notes { get; } = [];

    /// <summary>Reads and checks files.</summary>
    /// <exception cref="ImportException">A file cannot be imported.</exception>
    public static async Task<ImportPlan> MakeAsync(IReadOnlyList<ImportSource> sources, string partition, Ids ids, CancellationToken ct)
    {
        var plan = new ImportPlan(sources, partition);
        var account = new AccountOfFiles();
        foreach (var source in sources)
        {
            var file = new ImportFile(source, account);
            await foreach (var entry in file.ReadAsync(ct))
            {
                plan.Take(source, entry, ids);
            }

            plan.Notes.AddRange(file.Notes);
        }

        plan.Account = account.Number;
        if (plan._organization.Count > 0)
        {
            plan.Organization = new OrganizationPlan(plan._organization);
            plan.Notes.AddRange(plan.Organization.Notes(partition));
        }

        return plan;
    }

    /// <summary>Reads the files once more, but for the organization's, which is in the plan whole.</summary>
    public async IAsyncEnumerable<ImportedEntry> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        // Credentials name users, so whatever the order of the files, the authorization details go first.
        foreach (var credentials in new[] { false, true })
        {
            foreach (var source in _sources.Where(source => !credentials || _withCredentials.Contains(source)))
            {
                await foreach (var entry in new ImportFile(source, new AccountOfFiles()).ReadAsync(ct))
                {
                    if (entry is not ImportedOrganizationPart && entry is ImportedCredentials == credentials)
                    {
                        yield return entry;
                    }
                }
            }
        }
    }

    private void Take(ImportSource source, ImportedEntry entry, Ids ids)
    {
        if (entry is ImportedCredentials)
        {
            _withCredentials.Add(source);
        }
        else if (entry is ImportedOrganizationPart part)
        {
            _organization.Add(part);
        }

        if (entry is ImportedPolicy { Arn: { IsAws: true } aws } policyOfAws)
        {
            if (!AwsPolicies.Add(aws.Text))
            {
                throw policyOfAws.Name.Place.Error($"The files have the policy {aws.Text} twice.");
            }

            return;
        }

        if (entry is not ImportedItem item)
        {
            return;
        }

        Take(item.GetType(), item.Name);
        switch (item)
        {
            case ImportedUser user:
                Check(user.Name, user.Policies);
                break;
            case ImportedGroup group:
                Groups.Add(group.Name.Key, group.Name.Id ?? ids.Group());
                Check(group.Name, group.Policies);
                break;
            case ImportedRole role:
                Check(role.Name, "AssumeRolePolicyDocument", role.TrustPolicy, PolicyKind.Trust);
                Check(role.Name, role.Policies);
                foreach (var profile in role.Profiles)
                {
                    Take(typeof(ImportedProfile), profile.Name);
                }

                break;
            case ImportedPolicy policy:
                Policies.Add(policy.Name.Path + policy.Name.Name, new PlannedPolicy(policy.Name.Key, policy.Name.Id));
                foreach (var version in policy.Versions)
                {
                    Check(policy.Name, $"v{version.Number}", version.Document, PolicyKind.Managed);
                }

                break;
        }
    }

    private void Take(Type kind, ImportedName name)
    {
        if (!_names.Add((kind, name.Key)))
        {
            throw name.Place.Error($"The files have the name {name.Name} twice.");
        }

        if (name.Id is { } id && !_ids.Add((kind, id)))
        {
            throw name.Place.Error($"The files have the id {id} twice.");
        }
    }

    private void Check(ImportedName name, ImportedPolicies policies)
    {
        foreach (var policy in policies.Inline)
        {
            Check(name, policy.Name, policy.Document, PolicyKind.Identity);
        }
    }

    /// <summary>AWS has documents that it would not take today; they are kept as they are, and said to be so.</summary>
    private void Check(ImportedName name, string policy, string document, PolicyKind kind)
    {
        if (PolicyDocument.Parse(document, kind, _partition) is { IsValid: false, FirstError: { } error })
        {
            Notes.Add($"{name.Place.Path}, {policy} of {name.Name}: kept, though IAM would refuse the document today: {error.Message}");
        }
    }
}

/// <summary>A managed policy that is to come.</summary>
internal sealed record PlannedPolicy(string Key, string? Id);
