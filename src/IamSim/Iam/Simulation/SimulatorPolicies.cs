using IamSim.Access;
using IamSim.Contracts;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;

namespace IamSim.Iam.Simulation;

/// <summary>The policies of a simulation under the names that its answer gives them.</summary>
/// <param name="partition">The one that the account is in.</param>
internal sealed class SimulatorPolicies(string partition)
{
    private readonly Dictionary<PolicySource, CompiledDocument> _documents = [];
    private readonly List<AttachedPolicy> _identity = [];

    public PolicyLayer Identity => field ??= PolicyLayer.Of(_identity);

    public PolicyLayer? Boundary { get; private set; }

    public PolicyLayer? Resource { get; private set; }

    /// <summary>What the organization of the principal's account says; null where it is in none, and for policies that are passed alone.</summary>
    public AccountControls? Organization { get; private set; }

    /// <summary>What organizations say of the accounts that the resources belong to, by account.</summary>
    public IReadOnlyDictionary<string, AccountControls> Owners { get; set; } = new Dictionary<string, AccountControls>();

    /// <summary>What one question costs.</summary>
    public long Weight => DocumentWeight.Of([.. All, .. OfOrganizations]);

    /// <summary>The context keys that the policies speak of.</summary>
    public IReadOnlyList<string> ContextKeys =>
        field ??= IamSim.Policies.Questions.ContextKeys.Of(All.Select(policy => policy.Policy));

    private IEnumerable<AttachedPolicy> All => [.. _identity, .. Boundary?.Policies ?? [], .. Resource?.Policies ?? []];

    // A resource is its one owner's: of several owners' policies the most are not asked, and counting all keeps the bound simple.
    private IEnumerable<AttachedPolicy> OfOrganizations =>
        (Organization?.ServiceControl ?? []).Concat(Owners.Values.SelectMany(owner => owner.ResourceControl)).Distinct().SelectMany(level => level.Policies);

    public CompiledDocument this[PolicySource source] => _documents[source];

    /// <summary>What governs a stored principal.</summary>
    public void Add(PrincipalPolicies principal)
    {
        Organization = principal.Organization;
        foreach (var held in principal.Identity)
        {
            AddTo(_identity, IdOf(held), held.Document);
        }

        if (principal.Boundary is { } boundary)
        {
            var layer = new List<AttachedPolicy>();
            AddTo(layer, IdOf(boundary), boundary.Document);
            Boundary = PolicyLayer.Of(layer);
        }
    }

    /// <summary>What the request passes, or what is wrong with it.</summary>
    public Fault? Add(IReadOnlyList<string>? identity, IReadOnlyList<string>? boundaries, string? resource)
    {
        if (boundaries is { Count: > 1 })
        {
            return SimulationErrors.TooManyBoundaries();
        }

        // "…if a permissions boundary is attached to an entity and you pass in a different permissions boundary policy using this parameter, then the
        // new permissions boundary policy is used": https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
        var passed = new List<AttachedPolicy>();
        var fault = Add(_identity, "PolicyInputList", identity ?? []) ?? Add(passed, "PermissionsBoundaryPolicyInputList", boundaries ?? []);
        Boundary = passed.Count > 0 ? PolicyLayer.Of(passed) : Boundary;
        return fault ?? (resource is null ? null : AddResource(resource));
    }

    private Fault? Add(List<AttachedPolicy> layer, string list, IReadOnlyList<string> texts)
    {
        for (var index = 0; index < texts.Count; index++)
        {
            var parsed = PolicyDocument.Parse(texts[index], PolicyKind.Identity, partition);
            if (!parsed.IsValid)
            {
                return SimulationErrors.MalformedPolicy(parsed.FirstError.Message);
            }

            AddTo(layer, new PolicySource($"{list}.{index + 1}"), new CompiledDocument(texts[index], CompiledPolicy.Compile(parsed.Document)));
        }

        return null;
    }

    private Fault? AddResource(string text)
    {
        var parsed = PolicyDocument.Parse(text, PolicyKind.Resource, partition);
        if (parsed.IsValid)
        {
            var layer = new List<AttachedPolicy>();
            AddTo(layer, new PolicySource("ResourcePolicy"), new CompiledDocument(text, CompiledPolicy.Compile(parsed.Document)));
            Resource = PolicyLayer.Of(layer);
            return null;
        }

        // A role's trust policy is read and then left out of every decision: https://github.com/aws/aws-cli/issues/10314.
        Resource = PolicyLayer.Empty;
        return PolicyDocument.Parse(text, PolicyKind.Trust, partition).IsValid ? null : SimulationErrors.MalformedPolicy(parsed.FirstError.Message);
    }

    private void AddTo(List<AttachedPolicy> layer, PolicySource source, CompiledDocument document)
    {
        // A managed policy that a user has twice, itself and through a group, counts once.
        _documents[source] = document;
        if (document.Policy is { } policy && !layer.Exists(other => other.Source == source))
        {
            layer.Add(new AttachedPolicy(policy, source));
        }
    }

    /// <summary>A managed policy goes by its name, an inline one by its holder's kind and name and its own: <c>user_alice_ReadBuckets</c>.</summary>
    private static PolicySource IdOf(HeldPolicy held) => held.Arn is { } arn
        ? new PolicySource(held.Name, arn)
        : new PolicySource($"{HeldPolicy.WordOf(held.HolderKind)}_{held.HolderName}_{held.Name}");
}
