using IamSim.Storage;

namespace IamSim.Iam.Policies;

/// <summary>
/// The policies that AWS manages: those of the catalogue; and those that the catalogue lacks and imports of real accounts brought, which are kept as
/// the policies of the account <c>aws</c>.
/// </summary>
internal sealed class AwsManagedPolicies(Database database, AwsPolicyCatalogue catalogue)
{
    private volatile IReadOnlyList<AwsManagedPolicy>? _imported;

    /// <summary>Those that come behind a sort key, in the order of lists.</summary>
    public IEnumerable<AwsManagedPolicy> After(string sortKey)
    {
        var imported = Imported.Where(p => string.CompareOrdinal(p.SortKey, sortKey) > 0).ToList();
        var known = catalogue.After(sortKey);
        return imported.Count == 0 ? known : known.Concat(imported).OrderBy(p => p.SortKey, StringComparer.Ordinal);
    }

    /// <summary>The policy that an ARN of whatever partition means; null where there is none.</summary>
    public AwsManagedPolicy? Find(string arn) => PolicyArn.Parse(arn) is { IsAws: true } parsed ? Find(parsed) : null;

    /// <inheritdoc cref="Find(string)"/>
    public AwsManagedPolicy? Find(PolicyArn arn)
    {
        if (!arn.IsAws)
        {
            return null;
        }

        return catalogue.Find(arn) ?? Imported.FirstOrDefault(p => p.Name == arn.Name && p.Path == arn.Path);
    }

    /// <summary>The document of one version as a partition has it; null for a number that the policy has no version of.</summary>
    /// <remarks>The catalogue is of the partition <c>aws</c>. The others have its policies too, and in them their own ARNs.</remarks>
    public string? Document(AwsManagedPolicy policy, int number, string partition)
    {
        if (policy.ImportedDocument is not { } document)
        {
            return catalogue.Document(policy, number)?.Replace("arn:aws:", $"arn:{partition}:", StringComparison.Ordinal);
        }

        return policy.Default.Number == number ? document : null;
    }

    /// <summary>Forgets what imports brought: it is read anew.</summary>
    public void Forget() => _imported = null;

    /// <summary>Where other servers import too, they are read each time: whoever has one of these policies is rare.</summary>
    private IReadOnlyList<AwsManagedPolicy> Imported => database.IsShared ? ReadImported() : _imported ??= ReadImported();

    private List<AwsManagedPolicy> ReadImported()
    {
        using var db = database.Rent();
        return (
            from policy in db.ManagedPolicies
            where policy.AccountId == PolicyArn.Aws
            join version in db.ManagedPolicyVersions
                on new { policy.AccountId, policy.Id, Version = policy.DefaultVersion }
                equals new { version.AccountId, Id = version.PolicyId, version.Version }
            select new { Policy = policy, version.Document }).AsEnumerable()
            .Select(p => new AwsManagedPolicy(
                p.Policy.Name, p.Policy.Path, p.Policy.Id, p.Policy.CreatedAt, [new AwsPolicyVersion(p.Policy.DefaultVersion, p.Policy.UpdatedAt)])
            {
                ImportedDocument = p.Document,
            })
            .ToList();
    }
}
