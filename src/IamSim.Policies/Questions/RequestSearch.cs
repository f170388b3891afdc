using System.Collections.Immutable;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;
using IamSim.Policies.Reference;
using IamSim.Policies.Simulation;

namespace IamSim.Policies.Questions;

/// <summary>What a request has to have, or may not have, of one condition key for it to be allowed.</summary>
/// <param name="Key">The condition key, as the policies write it.</param>
/// <param name="MustBeGiven">True where the request is not allowed without it.</param>
/// <param name="Values">Values with which it is allowed.</param>
/// <param name="Others">True where it is also allowed with values that no policy speaks of.</param>
public sealed record ContextNeed(string Key, bool MustBeGiven, ImmutableArray<string> Values, bool Others);

/// <summary>A request that is allowed.</summary>
/// <param name="Resource">What on.</param>
/// <param name="Context">What was given, and what had to be added.</param>
public sealed record FoundRequest(string Resource, ImmutableDictionary<string, ImmutableArray<string>> Context);

/// <summary>
/// Looks for a request of one action that somebody's policies allow: on which resource, with which context keys. Whatever it finds, the engine has
/// allowed; it reads from policies which values are worth asking about, and never what they do.
/// </summary>
/// <remarks>
/// From the request as it is given it goes on by whichever one key brings it nearest to being allowed: away from a Deny that applies, or nearer to an
/// Allow that lacks the fewest conditions. It gives up where no single key helps.
/// </remarks>
public sealed class RequestSearch
{
    private const int MostResources = 12;
    private const int MostSteps = 24;

    private readonly SimulatedPrincipal _principal;
    private readonly PolicySet _policies;
    private readonly ActionInfo _action;
    private readonly string? _account;
    private readonly IReadOnlyList<KeyValuePair<string, ImmutableArray<string>>> _known;
    private readonly List<CompiledStatement> _statements;
    private readonly Dictionary<string, List<ImmutableArray<string>>> _candidates = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="principal">Who asks, with its tags.</param>
    /// <param name="policies">What governs the principal.</param>
    /// <param name="action">The action.</param>
    /// <param name="resource">A resource that it can be done on; those that the policies name are tried too.</param>
    /// <param name="known">What is known of every request, beside who makes it: the time, the region.</param>
    public RequestSearch(
        SimulatedPrincipal principal,
        PolicySet policies,
        ActionInfo action,
        string resource,
        IReadOnlyList<KeyValuePair<string, ImmutableArray<string>>> known)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(known);
        (_principal, _policies, _action, _known) = (principal, policies, action, known);
        _account = principal.Principal.Account;
        _statements =
        [
            .. LayersOf(policies).SelectMany(layer => layer.Policies).SelectMany(policy => policy.Policy.Statements)
                .Where(statement => statement.MatchesAction(action.NameInLowerCase)),
        ];
        var facts = new KnownFacts(
            RequestFacts.ContextOf(
                principal.Principal, principal.Tags, action.FullName, _account, ImmutableDictionary<string, string>.Empty, known),
            principal.Principal.Type == PrincipalType.User);
        Resources = [.. ResourcesOf(resource, facts).Take(MostResources)];
        AddCandidates(facts);
    }

    /// <summary>The resources that are asked about.</summary>
    public IReadOnlyList<string> Resources { get; }

    /// <summary>True where no statement of any policy speaks of the action: there is nothing to find.</summary>
    public bool IsIdle => _statements.Count == 0;

    /// <summary>The values of a key that conditions speak of, and those beside them; none where no condition names it.</summary>
    public IEnumerable<string> ValuesOf(string key) =>
        _candidates.TryGetValue(key, out var values) ? values.Where(value => value.Length == 1).Select(value => value[0]) : [];

    /// <summary>A text that two values of a key have in common where no condition tells them apart.</summary>
    public string ClassOf(string key, ImmutableArray<string> value)
    {
        var context = ContextOf(Start(Given(key, value)));
        return string.Concat(_statements.SelectMany(statement => statement.Conditions)
            .Where(condition => condition.Source.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            .Select(condition => condition.Holds(context) ? '1' : '0'));
    }

    /// <summary>An allowed request that has the given keys as they are given; null where none was found. A key without values is one that it lacks.</summary>
    public FoundRequest? Find(ImmutableDictionary<string, ImmutableArray<string>> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (IsIdle)
        {
            return null;
        }

        foreach (var resource in Resources)
        {
            if (FindOn(resource, given) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Whether a request is allowed.</summary>
    public bool Allows(FoundRequest request) => PolicyEvaluator.Decide(Ask(request), _policies).IsAllowed;

    /// <summary>Why a request is allowed, or not.</summary>
    public Explanation Explain(FoundRequest request) => PolicyEvaluator.Explain(Ask(request), _policies);

    /// <summary>Why the request with these keys is not allowed, on the first of the resources.</summary>
    public Explanation ExplainRefusal(ImmutableDictionary<string, ImmutableArray<string>> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return Explain(new FoundRequest(Resources[0], Start(given)));
    }

    /// <summary>What an allowed request has to have of each key that the policies' conditions name, those aside that are settled otherwise.</summary>
    public IReadOnlyList<ContextNeed> NeedsOf(FoundRequest request, IReadOnlyCollection<string> settled)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(settled);
        var needs = new List<ContextNeed>();
        foreach (var (key, values) in _candidates.Where(candidate => !settled.Contains(candidate.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var must = !Allows(request with { Context = request.Context.SetItem(key, []) });
            var single = values.Where(value => value.Length == 1).Select(value => value[0]).Distinct(StringComparer.Ordinal).ToList();
            ImmutableArray<string> allowed = [.. single.Where(value => Allows(request with { Context = request.Context.SetItem(key, [value]) }))];
            var others = Allows(request with { Context = request.Context.SetItem(key, [Unspoken]) });
            if (must || allowed.Length < single.Count || !others)
            {
                needs.Add(new ContextNeed(key, must, allowed, others));
            }
        }

        return needs;
    }

    /// <summary>A value that no policy will have thought of.</summary>
    private const string Unspoken = "iamsim-a-value-that-no-policy-names";

    private FoundRequest? FindOn(string resource, ImmutableDictionary<string, ImmutableArray<string>> given)
    {
        var request = new FoundRequest(resource, Start(given));
        var distance = DistanceOf(request);
        for (var step = 0; distance > 0; step++)
        {
            if (step == MostSteps)
            {
                return null;
            }

            var (next, nearest) = (request, distance);
            foreach (var (key, values) in _candidates.Where(candidate => !given.ContainsKey(candidate.Key)))
            {
                foreach (var value in values)
                {
                    var changed = request with { Context = request.Context.SetItem(key, value) };
                    if (DistanceOf(changed) is var reached && reached < nearest)
                    {
                        (next, nearest) = (changed, reached);
                    }
                }
            }

            if (nearest == distance)
            {
                return null;
            }

            (request, distance) = (next, nearest);
        }

        return Without(request, given);
    }

    /// <summary>The request without the keys that it does not need.</summary>
    private FoundRequest Without(FoundRequest request, ImmutableDictionary<string, ImmutableArray<string>> given)
    {
        foreach (var key in _candidates.Keys.Where(key => !given.ContainsKey(key)))
        {
            var less = request with { Context = request.Context.SetItem(key, []) };
            request = Allows(less) ? less : request;
        }

        return request;
    }

    /// <summary>How far a request is from being allowed: zero where it is.</summary>
    private int DistanceOf(FoundRequest request)
    {
        const int Denied = 1000;
        const int Nothing = 100_000;
        if (Allows(request))
        {
            return 0;
        }

        var distance = 1;
        foreach (var layer in Explain(request).Layers)
        {
            distance += Denied * layer.Statements.Count(statement => statement is { Effect: PolicyEffect.Deny, Outcome: StatementOutcome.Applies });
            var allows = layer.Statements.Where(statement => statement.Effect == PolicyEffect.Allow).ToList();
            if (layer.Verdict != LayerVerdict.NotApplicable && !allows.Exists(statement => statement.Outcome == StatementOutcome.Applies))
            {
                distance += allows.Where(statement => statement.Outcome == StatementOutcome.ConditionFails)
                    .Select(statement => statement.Conditions.Count(condition => !condition.Holds)).DefaultIfEmpty(Nothing).Min();
            }
        }

        return distance;
    }

    private AuthorizationRequest Ask(FoundRequest request) =>
        new(_principal.Principal, _action.FullName, request.Resource, ContextOf(request.Context), _account);

    private RequestContext ContextOf(ImmutableDictionary<string, ImmutableArray<string>> context) => RequestFacts.ContextOf(
        _principal.Principal, _principal.Tags, _action.FullName, _account, ImmutableDictionary<string, string>.Empty, _known.Concat(context));

    private static ImmutableDictionary<string, ImmutableArray<string>> Start(ImmutableDictionary<string, ImmutableArray<string>> given) =>
        given.WithComparers(StringComparer.OrdinalIgnoreCase);

    private static ImmutableDictionary<string, ImmutableArray<string>> Given(string key, ImmutableArray<string> value) =>
        ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(key, value);

    private IEnumerable<string> ResourcesOf(string resource, KnownFacts facts)
    {
        var known = new KnownAction(_action.FullName, _action);
        return ResourceSamples.OfPatterns(_statements.Where(statement => statement.IsAllow), facts)
            .Where(sample => sample != "*" && known.CanHave(sample)).Prepend(resource).Distinct(StringComparer.Ordinal);
    }

    private void AddCandidates(KnownFacts facts)
    {
        foreach (var condition in _statements.SelectMany(statement => statement.Conditions).Where(condition => IsFree(condition.Source.Key, facts)))
        {
            var values = Candidates(condition.Source.Key);
            var samples = ConditionSamples.Of(condition.Source, facts).Distinct(StringComparer.Ordinal).ToList();
            values.AddRange(samples.Select(value => ImmutableArray.Create(value)));
            if (condition.Source.Operator.Qualifier != ConditionQualifier.None)
            {
                values.Add([.. condition.Source.Values.Select(value => ContextSamples.Resolve(value.Text, facts))]);
            }
        }

        foreach (var key in _statements.SelectMany(ContextKeys.Of).Where(key => !_candidates.ContainsKey(key) && IsFree(key, facts)).ToList())
        {
            Candidates(key).Add([facts.ValueOf(key)]);
        }
    }

    private List<ImmutableArray<string>> Candidates(string key)
    {
        if (!_candidates.TryGetValue(key, out var values))
        {
            _candidates[key] = values = [[]];
        }

        return values;
    }

    /// <summary>
    /// Whether requests of the action may have a key with one value or another: not what follows from who asks, and no key that the action never has.
    /// Tags of requests are global keys, which only some actions have.
    /// </summary>
    private bool IsFree(string key, KnownFacts facts) =>
        !facts.Fixes(key) && !key.StartsWith("aws:Principal", StringComparison.OrdinalIgnoreCase)
        && (_action.HasConditionKey(key)
            // AWS writes some keys two ways: https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html has
            // sagemaker:VolumeKmsKey, the reference sagemaker:VolumeKmsKeyArn. Requests have both.
            || _action.HasConditionKey(key + "Arn")
            || (ActionReference.Default.FindConditionKey(key) is { IsGlobal: true }
                && !key.StartsWith("aws:RequestTag/", StringComparison.OrdinalIgnoreCase)
                && !key.StartsWith("aws:ResourceTag/", StringComparison.OrdinalIgnoreCase)
                && !key.Equals("aws:TagKeys", StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<PolicyLayer> LayersOf(PolicySet policies) =>
        new[] { policies.Identity, policies.PermissionsBoundary, policies.Session, policies.Resource }.OfType<PolicyLayer>()
            .Concat(policies.ServiceControl).Concat(policies.ResourceControl);
}
