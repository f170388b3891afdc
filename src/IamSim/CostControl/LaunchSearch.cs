using System.Collections.Immutable;
using System.Globalization;
using IamSim.Access;
using IamSim.Access.Questions;
using IamSim.Calls;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;
using IamSim.Policies.Questions;
using IamSim.Policies.Simulation;
using IamSim.SageMaker.Quotas;

namespace IamSim.CostControl;

/// <summary>Finds what one user or role may start by one action, by asking the policy engine and nothing else.</summary>
/// <remarks>
/// 1. Instance types that no condition tells apart are asked about once. 2. What is allowed is asked about again: without its subnets, with other tags,
/// with the runtimes that stand in conditions and those beside them. 3. What policies often get wrong is tried: lists of types that mix allowed and
/// forbidden ones, and requests that name none.
/// </remarks>
internal sealed class LaunchSearch
{
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Nothing =
        ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase);

    private readonly LaunchAction _action;
    private readonly RequestSearch _search;
    private readonly Dictionary<string, FoundRequest?> _byClass = new(StringComparer.Ordinal);

    public LaunchSearch(Call call, PrincipalPolicies principal, LaunchAction action)
    {
        _action = action;
        _search = new RequestSearch(
            new SimulatedPrincipal(principal.ToRequestPrincipal("session"), principal.TagMap()),
            new PolicySet
            {
                Identity = principal.IdentityLayer,
                PermissionsBoundary = principal.BoundaryLayer,
                ServiceControl = principal.Organization?.ServiceControl ?? [],
                ResourceControl = principal.Organization?.ResourceControl ?? [],
                AssumesResourceDelegates = true,
            },
            action.Info,
            $"arn:{call.Partition}:sagemaker:{call.Region}:{call.Account}:{action.Resource}/any",
            [
                .. StoredPrincipals.TimeOf(call),
                new("aws:RequestedRegion", [call.Region]),
                new("aws:SecureTransport", ["true"]),
                new("aws:ViaAWSService", ["false"]),
                .. principal.Organization?.PrincipalFacts ?? [],
                .. principal.Organization?.ResourceFacts ?? [],
            ]);
    }

    /// <summary>What may be started; null where nothing may, and nobody asked for the reason.</summary>
    /// <param name="type">The one type that is asked about; null for all.</param>
    /// <param name="hasRole">Whether there is a role to hand over.</param>
    /// <param name="tellsRefusals">True where the reason of a refusal is asked for.</param>
    public Launch? Run(string? type, bool hasRole, bool tellsRefusals)
    {
        var types = _action.Types.Where(each => type is null || each.Name == type).ToList();
        if (type is not null && types.Count == 0)
        {
            return null;
        }

        var allowed = types.Select(each => (Type: each, Found: FindWith(each))).Where(each => each.Found is not null).ToList();
        var found = _action.HasTypes ? (allowed.Count == 0 ? null : allowed[^1].Found) : _search.Find(Nothing);
        if (found is null)
        {
            return tellsRefusals ? Refused(types) : null;
        }

        if (_action.NeedsRole && !hasRole && !tellsRefusals)
        {
            return null;
        }

        var runtime = _action.HasRuntime ? RuntimeOf(found) : null;
        return new Launch(
            _action.Info.FullName,
            !_action.NeedsRole || hasRole,
            _action.NeedsRole,
            _action.NeedsRole && !hasRole ? "There is no role that SageMaker can assume and that iam:PassRole lets this one hand over to it." : null,
            _action.HasTypes ? [.. allowed.Select(each => each.Type.Name)] : null,
            _action.HasTypes ? Shown(allowed[^1].Type) : null,
            runtime,
            _action.HasRuntime ? Allows(found, LaunchAction.RuntimeKey, []) : null,
            _action.HasSubnets ? _search.Find(Types(found).SetItem(LaunchAction.SubnetsKey, [])) is null : null,
            [.. _search.NeedsOf(found, [LaunchAction.InstanceTypesKey, LaunchAction.RuntimeKey])
                .Select(need => new KeyCondition(need.Key, need.MustBeGiven, need.Values, need.Others))],
            ThroughOf(found),
            [.. Warnings(found, allowed.ConvertAll(each => each.Type), types, runtime)]);
    }

    private FoundRequest? FindWith(InstanceType type)
    {
        ImmutableArray<string> value = [type.Name];
        var alike = _search.ClassOf(LaunchAction.InstanceTypesKey, value);
        if (!_byClass.TryGetValue(alike, out var found))
        {
            _byClass[alike] = found = _search.Find(Nothing.Add(LaunchAction.InstanceTypesKey, value));
        }

        return found is null ? null : found with { Context = found.Context.SetItem(LaunchAction.InstanceTypesKey, value) };
    }

    /// <summary>The longest runtime that is allowed: tried are those that conditions speak of, and those beside them. Null where no end was found.</summary>
    private long? RuntimeOf(FoundRequest found)
    {
        // Longer than any job can run: the longest that SageMaker lets jobs run is 28 days.
        const long Endless = 10_000_000;
        if (AllowsRuntime(found, Endless))
        {
            return null;
        }

        var bounds = _search.ValuesOf(LaunchAction.RuntimeKey)
            .Select(text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (long?)Math.Clamp(number, 1, Endless) : null)
            .OfType<long>().SelectMany(number => new[] { number - 1, number, number + 1 }).Where(number => number > 0).Distinct().OrderDescending();
        return bounds.Select(number => (long?)number).FirstOrDefault(number => AllowsRuntime(found, number!.Value));
    }

    private bool AllowsRuntime(FoundRequest found, long seconds) =>
        Allows(found, LaunchAction.RuntimeKey, [seconds.ToString(CultureInfo.InvariantCulture)]);

    private bool Allows(FoundRequest found, string key, ImmutableArray<string> value) =>
        _search.Allows(found with { Context = found.Context.SetItem(key, value) });

    private IEnumerable<LaunchWarning> Warnings(FoundRequest found, List<InstanceType> allowed, List<InstanceType> asked, long? runtime)
    {
        if (_action.HasTypes && asked.Except(allowed).FirstOrDefault() is { } forbidden)
        {
            if (Allows(found, LaunchAction.InstanceTypesKey, [allowed[^1].Name, forbidden.Name]))
            {
                yield return new LaunchWarning(
                    "MixedTypes",
                    $"{forbidden.Name} alone is refused, but a request that names {allowed[^1].Name} and {forbidden.Name} together is allowed. To limit every type, allow with ForAllValues, or deny with ForAnyValue and a negated operator.");
            }

            if (Allows(found, LaunchAction.InstanceTypesKey, []))
            {
                yield return new LaunchWarning(
                    "NoTypes",
                    $"A request that names no instance type is allowed, though {forbidden.Name} is not: ForAllValues and IfExists hold for a key that is absent. Add \"Null\": {{ \"sagemaker:InstanceTypes\": \"false\" }} to the Allow.");
            }
        }

        if (!_action.HasRuntime)
        {
            yield break;
        }

        if (runtime is null)
        {
            yield return new LaunchWarning("NoRuntimeLimit", "Nothing limits how long it may run: NumericLessThanEquals on sagemaker:MaxRuntimeInSeconds does.");
        }
        else if (Allows(found, LaunchAction.RuntimeKey, []))
        {
            yield return new LaunchWarning(
                "RuntimeLeftOut", $"At most {runtime} seconds are allowed, but a request that names no runtime is allowed too, and gets SageMaker's default.");
        }
    }

    private Launch Refused(List<InstanceType> types) => new(
        _action.Info.FullName,
        false,
        _action.NeedsRole,
        _search.ExplainRefusal(_action.HasTypes && types.Count > 0 ? Nothing.Add(LaunchAction.InstanceTypesKey, [types[0].Name]) : Nothing).Sentence,
        null, null, null, null, null, [], [], []);

    private IReadOnlyList<GrantingStatement> ThroughOf(FoundRequest found)
    {
        var story = _search.Explain(found);
        return
        [
            .. story.Layers.Where(layer => layer.Kind == story.Decision.DecidedBy).SelectMany(layer => layer.Statements)
                .Where(statement => statement is { Outcome: StatementOutcome.Applies, Effect: PolicyEffect.Allow })
                .Select(statement => new GrantingStatement(statement.Policy.Id, statement.Policy.AttachedTo, statement.Sid, statement.Index, statement.Start)),
        ];
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> Types(FoundRequest found) =>
        found.Context.TryGetValue(LaunchAction.InstanceTypesKey, out var types) ? Nothing.Add(LaunchAction.InstanceTypesKey, types) : Nothing;

    private static InstanceTypeAnswer Shown(InstanceType type) => new(type.Name, type.Class, type.Processors, type.MemoryGiB, type.Accelerators);
}
