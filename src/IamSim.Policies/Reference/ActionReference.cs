using System.Collections.Immutable;
using IamSim.Policies.Evaluation.Matching;

namespace IamSim.Policies.Reference;

/// <summary>Every action of every AWS service: access level, resource types, condition keys, dependent actions.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">AWS: Service
/// Authorization Reference</see>, embedded by <c>tools/action-reference</c>. It is read at its first use; looking something up allocates nothing.
/// </remarks>
public sealed class ActionReference
{
    private static readonly Lazy<ActionReference> Embedded = new(ReferenceReader.ReadEmbedded);

    private readonly Dictionary<string, ServiceInfo> services = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ActionInfo> actions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ConditionKeyInfo> keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> resourceControlled;

    internal ActionReference(ImmutableArray<ServiceInfo> all, IEnumerable<string> resourceControlled)
    {
        Services = all;
        this.resourceControlled = new HashSet<string>(resourceControlled, StringComparer.OrdinalIgnoreCase);
        foreach (var service in all)
        {
            services.Add(service.Prefix, service);
            foreach (var action in service.Actions)
            {
                actions.TryAdd(action.FullName, action);
            }

            foreach (var key in service.ConditionKeys)
            {
                keys.TryAdd(key.Name, key);
            }
        }

        foreach (var key in GlobalConditionKeys.All)
        {
            keys[key.Name] = key;
        }
    }

    /// <summary>The embedded reference.</summary>
    public static ActionReference Default => Embedded.Value;

    /// <summary>By prefix.</summary>
    public ImmutableArray<ServiceInfo> Services { get; }

    /// <summary>The keys of all services.</summary>
    public static ImmutableArray<ConditionKeyInfo> GlobalKeys => GlobalConditionKeys.All;

    /// <summary>The action <c>service:Action</c>, whatever its case.</summary>
    public ActionInfo? FindAction(ReadOnlySpan<char> action) =>
        actions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(action, out var found) ? found : null;

    public ServiceInfo? FindService(ReadOnlySpan<char> prefix) =>
        services.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(prefix, out var found) ? found : null;

    /// <summary>The actions that a pattern of <c>Action</c> matches, by service and name: <c>sagemaker:Create*</c>, <c>*</c>.</summary>
    public IEnumerable<ActionInfo> Expand(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var matcher = new ActionPattern(pattern);
        var service = pattern.Split(':', 2)[0];
        var candidates = service.AsSpan().ContainsAny('*', '?')
            ? Services
            : FindService(service) is { } only ? [only] : ImmutableArray<ServiceInfo>.Empty;
        return candidates.SelectMany(candidate => candidate.Actions).Where(action => matcher.IsMatch(action.NameInLowerCase));
    }

    /// <summary>
    /// The global or service's condition key of this name, whatever its case; <c>aws:RequestTag/team</c> is found as
    /// <c>aws:RequestTag/${TagKey}</c>.
    /// </summary>
    public ConditionKeyInfo? FindConditionKey(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (keys.TryGetValue(name, out var found))
        {
            return found;
        }

        return keys.Values.FirstOrDefault(key => key.IsTemplate && key.Matches(name));
    }

    /// <summary>Whether resource control policies have a say over a service's actions.</summary>
    /// <remarks>
    /// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services">Organizations:
    /// services that support RCPs</see>
    /// </remarks>
    public bool SupportsResourceControl(ReadOnlySpan<char> service) =>
        resourceControlled.GetAlternateLookup<ReadOnlySpan<char>>().Contains(service);
}
