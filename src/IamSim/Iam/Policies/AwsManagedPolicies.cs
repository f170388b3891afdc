using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IamSim.Storage;

namespace IamSim.Iam.Policies;

/// <summary>A policy that AWS manages, in the version that is its default.</summary>
/// <param name="Name">Such as <c>AmazonSageMakerFullAccess</c>.</param>
/// <param name="Path">Such as <c>/</c>, <c>/service-role/</c> or <c>/job-function/</c>.</param>
/// <param name="Id"><c>ANPA…</c></param>
/// <param name="DefaultVersion">Such as <c>v28</c>.</param>
/// <param name="CreatedAt">When AWS made the policy.</param>
/// <param name="UpdatedAt">When AWS last changed it: when it made the version that is its default.</param>
/// <param name="Document">The document of that version.</param>
internal sealed record AwsManagedPolicy(
    string Name, string Path, string Id, string DefaultVersion, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, JsonElement Document)
{
    public string Arn { get; } = $"arn:aws:iam::aws:policy{Path}{Name}";

    /// <summary>True for one that IamSim does not have of itself: an import brought it.</summary>
    [JsonIgnore]
    public bool IsImported { get; init; }

    /// <summary>The policy as if the account had it, so that it is shown as the account's own are. Never stored, never changed.</summary>
    public ManagedPolicy AsPolicy() => new()
    {
        AccountId = PolicyArn.Aws,
        Id = Id,
        Name = Name,
        NameKey = NameKeys.Of(Name),
        Path = Path,
        Arn = Arn,
        DefaultVersion = VersionNumber,
        LatestVersion = VersionNumber,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };

    /// <summary>Its one version, likewise.</summary>
    public ManagedPolicyVersion AsVersion() => new()
    {
        AccountId = PolicyArn.Aws,
        PolicyId = Id,
        Version = VersionNumber,
        Document = Document.GetRawText(),
        CreatedAt = UpdatedAt,
    };

    private int VersionNumber => int.Parse(DefaultVersion.AsSpan(1), CultureInfo.InvariantCulture);
}

/// <summary>
/// The policies that AWS manages: those that are embedded, read when first asked for, so that start does not wait for them; and what imports of
/// real accounts brought beside them, which is kept as the policies of the account <c>aws</c>.
/// </summary>
/// <remarks><c>tools/aws-managed-policies</c> makes the embedded file.</remarks>
internal sealed class AwsManagedPolicies(Database database)
{
    private const string Resource = "IamSim.Iam.Policies.aws-managed-policies.json";
    private const string Prefix = $"arn:aws:iam::{PolicyArn.Aws}:";

    private readonly Lazy<FrozenDictionary<string, AwsManagedPolicy>> _embedded = new(Load);
    private volatile FrozenDictionary<string, AwsManagedPolicy>? _imported;

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<AwsManagedPolicy> All => _embedded.Value.Values.Concat(Imported.Values);

    public AwsManagedPolicy? Find(string arn) =>
        _embedded.Value.GetValueOrDefault(arn) ?? (arn.StartsWith(Prefix, StringComparison.Ordinal) ? Imported.GetValueOrDefault(arn) : null);

    /// <summary>Forgets what imports brought: it is read anew.</summary>
    public void Forget() => _imported = null;

    /// <summary>Where other servers import too, they are read each time: whoever has one of these policies is rare.</summary>
    private FrozenDictionary<string, AwsManagedPolicy> Imported => database.IsShared ? ReadImported() : _imported ??= ReadImported();

    private FrozenDictionary<string, AwsManagedPolicy> ReadImported()
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
                p.Policy.Name, p.Policy.Path, p.Policy.Id, $"v{p.Policy.DefaultVersion}", p.Policy.CreatedAt, p.Policy.UpdatedAt, ElementOf(p.Document))
            {
                IsImported = true,
            })
            .ToFrozenDictionary(p => p.Arn, StringComparer.Ordinal);
    }

    private static JsonElement ElementOf(string document)
    {
        using var json = JsonDocument.Parse(document);
        return json.RootElement.Clone();
    }

    private static FrozenDictionary<string, AwsManagedPolicy> Load()
    {
        using var stream = typeof(AwsManagedPolicies).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The embedded resource {Resource} is missing.");
        var policies = JsonSerializer.Deserialize(stream, AwsManagedPoliciesJson.Default.ListAwsManagedPolicy)!;
        return policies.ToFrozenDictionary(p => p.Arn, StringComparer.Ordinal);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<AwsManagedPolicy>))]
internal sealed partial class AwsManagedPoliciesJson : JsonSerializerContext;
