using System.Collections.Immutable;
using System.Globalization;
using IamSim.Access;
using IamSim.Calls;
using IamSim.Calls.Paging;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Policies;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Reference;
using IamSim.Policies.Simulation;

namespace IamSim.Iam.Simulation;

/// <summary>IAM's policy simulator: one result for each action, and in it one for each resource that is named.</summary>
/// <remarks>
/// <para><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html">IAM: EvaluationResult</see></para>
/// <para>
/// AWS tells several resources' results within their action's (<c>ResourceSpecificResults</c>), which is denied if any of them is; so a page
/// counts actions.
/// </para>
/// </remarks>
internal sealed class PolicySimulation
{
    private const int MostResources = 10_000;

    /// <summary>A page ends early once it has so many results on resources, or so many patterns were looked at: "IAM might return fewer results".</summary>
    private const long MostResults = 10_000;

    private const long MostPatterns = 20_000_000;

    private readonly SimulationInput _input;
    private readonly SimulatorPolicies _policies;
    private readonly RequestPrincipal _asks;
    private readonly ImmutableDictionary<string, string> _tags;
    private readonly ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> _context;
    private readonly string? _owner;

    private PolicySimulation(
        SimulationInput input,
        SimulatorPolicies policies,
        RequestPrincipal asks,
        ImmutableDictionary<string, string> tags,
        ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> context,
        string? owner) =>
        (_input, _policies, _asks, _tags, _context, _owner) = (input, policies, asks, tags, context, owner);

    /// <summary>Prepares a simulation, or says as AWS does why there can be none.</summary>
    /// <param name="call">The call that asks for it.</param>
    /// <param name="input">What is asked.</param>
    /// <param name="policies">The policies that are in force.</param>
    /// <param name="source">The stored user, group or role whose policies they are; null for policies that were passed.</param>
    public static Outcome<PolicySimulation> Prepare(Call call, SimulationInput input, SimulatorPolicies policies, PrincipalPolicies? source)
    {
        var context = ContextEntries.Read(input.ContextEntries);
        if ((Refuse(input) ?? context.Fault) is { } fault)
        {
            return fault;
        }

        PrincipalArn? owner = null;
        if (input.ResourceOwner is { } ownerArn && (owner = OwnerOf(ownerArn)) is null)
        {
            return SimulationErrors.ResourceOwnerNotArn(ownerArn);
        }

        if (RefuseCaller(input, source, policies.Resource is not null, out var caller) is { } refusal)
        {
            return refusal;
        }

        // "…as if Bob had David's policies": the caller is another, its tags are not known.
        var isSource = source is not null && (input.CallerArn is null || input.CallerArn == source.Arn);
        var asks = isSource ? source!.ToRequestPrincipal() : caller ?? new RequestPrincipal { Type = PrincipalType.User, Account = call.Account };
        var tags = isSource ? source!.TagMap() : ImmutableDictionary<string, string>.Empty;
        var isNobody = caller is null && source is null;
        return new PolicySimulation(input, policies, asks, tags, [.. isNobody ? WithoutCaller : [], .. context.Value!], owner?.Account);
    }

    /// <summary>One page of the results.</summary>
    public SimulatePolicyResponse Run(PageStart start)
    {
        var actions = _input.Actions.Select((action, index) => (Name: action, Key: index.ToString("D6", CultureInfo.InvariantCulture)))
            .Where(action => string.CompareOrdinal(action.Key, start.After) > 0).Take(start.Take).ToList();
        var resources = _input.Resources.Count;
        var most = Math.Min(MostResults / resources, MostPatterns / Math.Max(1, resources * _policies.Weight));
        var page = start.Shorter((int)Math.Max(1, most)).Cut(actions, action => action.Key);
        return new SimulatePolicyResponse
        {
            EvaluationResults = page.Select(action => Evaluate(action.Name)),
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    // Custom policies without a caller are asked about by somebody whom AWS calls so.
    private static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> WithoutCaller { get; } =
        [new("aws:userid", ["STUB_PRINCIPAL_FOR_POLICY_SIMULATOR"])];

    private static Fault? Refuse(SimulationInput input)
    {
        if (input.Actions.Any(action => !action.Contains(':')))
        {
            return SimulationErrors.UnnamedAction();
        }

        if (input.Resources.Count > MostResources)
        {
            return SimulationErrors.TooManyResources(MostResources);
        }

        return input.NamesResources && input.Resources.FirstOrDefault(resource => !IsArn(resource)) is { } other
            ? SimulationErrors.ResourceNotArn(CallText.Shown(other))
            : ResourceHandling.Refuse(input.ResourceHandlingOption, input.Resources);
    }

    private static bool IsArn(string text) => text.Split(':', 6) is ["arn", { Length: > 0 }, { Length: > 0 }, _, _, { Length: > 0 }];

    private static PrincipalArn? OwnerOf(string arn) =>
        arn.Split(':', 6) is ["arn", { Length: > 0 }, "iam", "", var account, { Length: > 0 }] && CallerResolver.IsAccountId(account)
            ? new PrincipalArn(PrincipalKind.User, account, string.Empty)
            : null;

    /// <summary>Why nobody can be the caller; else the caller that the request names, null where it names none and need not.</summary>
    private static Fault? RefuseCaller(SimulationInput input, PrincipalPolicies? source, bool hasResourcePolicy, out RequestPrincipal? caller)
    {
        caller = null;
        if (input.CallerArn is { } arn)
        {
            // "You can specify only the ARN of an IAM user." Who else it is, is not known: its id is its ARN in AWS's answers.
            if (PrincipalArn.Parse(arn) is not { Kind: PrincipalKind.User } user)
            {
                return SimulationErrors.CallerNotUser();
            }

            caller = new RequestPrincipal { Type = PrincipalType.User, Arn = arn, Account = user.Account, UserId = arn };
        }
        else if (hasResourcePolicy && source?.Kind != PrincipalKind.User)
        {
            // "…required so that the resource-based policy's Principal element has a value to use in evaluating the policy."
            return source is null ? SimulationErrors.CallerMissing() : SimulationErrors.CallerNotUser();
        }

        return hasResourcePolicy && !input.NamesResources ? SimulationErrors.EntityNotClear("*") : null;
    }

    private EvaluationResult Evaluate(string action)
    {
        var results = _input.Resources.Select(resource => ResultOn(action, resource)).ToList();
        return new EvaluationResult
        {
            EvalActionName = action,
            EvalResourceName = _input.Resources.Count == 1 ? _input.Resources[0] : NameOfSeveral(action, _input.Resources),
            EvalDecision = SimulatorResults.Strictest(results.Select(result => result.Decision)),
            MatchedStatements = SimulatorResults.Deciding(results),
            MissingContextValues = results.SelectMany(result => result.Missing).Distinct().ToList(),
            OrganizationsDecisionDetail = SimulatorResults.OrganizationsDetail(results.Select(result => result.Organizations)),
            PermissionsBoundaryDecisionDetail = SimulatorResults.BoundaryDetail(results.Select(result => result.Boundary)),

            // "If the simulation evaluates policies within the same account and includes a resource ARN, then the parameter is present but the
            // response is empty."
            EvalDecisionDetails = _input.NamesResources ? SimulatorResults.Details(results) : null,
            ResourceSpecificResults = _input.NamesResources ? results.ConvertAll(SimulatorResults.Shown) : null,
        };
    }

    private SimulatorResult ResultOn(string action, string resource)
    {
        var account = RequestSimulator.AccountIn(resource) ?? _owner ?? _asks.Account;
        var home = _asks.Account is null ? null : _policies.Owners.GetValueOrDefault(_asks.Account);
        var owner = account is null ? null : _policies.Owners.GetValueOrDefault(account);
        var context = RequestFacts.ContextOf(
            _asks,
            _tags,
            action,
            account,
            ImmutableDictionary<string, string>.Empty,
            [.. home?.PrincipalFacts ?? [], .. owner?.ResourceFacts ?? [], .. _context]);

        // Without its policy nothing is known of the resource's side: only the caller's is asked, whoever owns it. A trust policy is never asked.
        var resourcePolicy = action.StartsWith("sts:Assume", StringComparison.OrdinalIgnoreCase) ? null : _policies.Resource;
        var question = new AuthorizationRequest(_asks, action, resource, context, resourcePolicy is null ? null : account);
        var explanation = PolicyEvaluator.Explain(question, new PolicySet
        {
            Identity = _policies.Identity,
            PermissionsBoundary = _policies.Boundary,
            Resource = resourcePolicy,
            ServiceControl = _policies.Organization?.ServiceControl ?? [],
            ResourceControl = owner?.ResourceControl ?? [],
            AssumesResourceDelegates = true,
        });
        var missing = explanation.Decision.Verdict == Verdict.ImplicitDeny
            ? _policies.ContextKeys.Where(key => context[key].IsEmpty).ToList()
            : [];
        var crosses = resourcePolicy is not null && account != _asks.Account;
        return SimulatorResult.Of(resource, explanation, _policies, missing, crosses);
    }

    /// <summary>Several resources go by their type: <c>arn:aws:s3:::${BucketName}</c>. What is no action of AWS's has none.</summary>
    private static string NameOfSeveral(string action, IReadOnlyList<string> resources)
    {
        var types = ActionReference.Default.FindAction(action)?.ResourceTypes.Select(resource => resource.Type).OfType<ResourceTypeInfo>().ToList() ?? [];
        var type = types.Find(type => type.Matches(resources[0])) ?? types.FirstOrDefault();
        return type?.ArnPattern.Replace("${Partition}", resources[0].Split(':', 3)[1], StringComparison.Ordinal) ?? "*";
    }
}
