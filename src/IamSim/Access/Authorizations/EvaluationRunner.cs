using System.Collections.Immutable;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;
using IamSim.Policies.Simulation;

namespace IamSim.Access.Authorizations;

/// <summary>What an evaluation came to.</summary>
/// <param name="Decision">The decision; a denial where <paramref name="Problem"/> says that nothing could be decided.</param>
/// <param name="Problem">Why nothing could be decided: IamSim does not know who asks.</param>
/// <param name="Explanation">The story, where one was asked for.</param>
internal readonly record struct Evaluated(Decision Decision, string? Problem, Explanation? Explanation);

/// <summary>Decides evaluations, by the same engine as everything else. What several of them have in common is made once.</summary>
internal sealed class EvaluationRunner(Call call, EvaluationSubjects subjects, StoredTrust trust, AccountControlsReader controls, bool explain)
{
    private readonly Dictionary<EvaluationSubject, CallerAccess?> _subjects = [];
    private readonly Dictionary<string, AccountControls?> _owners = [];
    private readonly Dictionary<string, PolicyLayer?> _trust = [];
    private readonly ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> _time = StoredPrincipals.TimeOf(call);

    /// <summary>The last context, for the next evaluation that has the same.</summary>
    private (CallerAccess? Access, string? Account, string? Service, EvaluationContext? Given, RequestContext? Context) _last;

    public async ValueTask<Evaluated> RunAsync(Evaluation evaluation, CancellationToken ct)
    {
        if (!_subjects.TryGetValue(evaluation.Subject, out var access))
        {
            access = await subjects.FindAsync(call, evaluation.Subject, ct);
            _subjects[evaluation.Subject] = access;
        }

        if (access is null)
        {
            return new Evaluated(default, $"IamSim holds no such subject in account {call.Account}.", null);
        }

        var account = evaluation.Resource.Account ?? RequestSimulator.AccountIn(evaluation.Resource.Arn) ?? access.Principal.Account;
        var isOwn = account == access.Principal.Account;
        var owner = isOwn ? null : await OwnerAsync(account!, ct);
        var policy = evaluation.Resource.Policy ?? await TrustAsync(evaluation, ct);
        var request = new AuthorizationRequest(access.Principal, evaluation.Action, evaluation.Resource.Arn, ContextOf(evaluation, access, owner, account), account);
        var policies = new PolicySet
        {
            Identity = access.Identity,
            PermissionsBoundary = access.Boundary,
            Session = access.Session,
            ServiceControl = access.ServiceControl,
            ResourceControl = isOwn ? access.ResourceControl : owner?.ResourceControl ?? [],
            Resource = policy,

            // Of a key whose policy is not given nothing is known; of a role's, that IamSim holds none.
            AssumesResourceDelegates = policy is null && !IsOfSts(evaluation.Action),
        };
        if (!explain)
        {
            return new Evaluated(PolicyEvaluator.Decide(request, policies), null, null);
        }

        var explanation = PolicyEvaluator.Explain(request, policies);
        return new Evaluated(explanation.Decision, null, explanation);
    }

    private RequestContext ContextOf(Evaluation evaluation, CallerAccess access, AccountControls? owner, string? account)
    {
        var service = evaluation.Action[..evaluation.Action.IndexOf(':', StringComparison.Ordinal)];
        var canShare = evaluation.Resource.Tags.IsEmpty;
        if (canShare && ReferenceEquals(_last.Access, access) && _last.Account == account && _last.Service == service && ReferenceEquals(_last.Given, evaluation.Context))
        {
            return _last.Context!;
        }

        var facts = owner is null ? access.ResourceFacts : owner.ResourceFacts;
        var context = RequestFacts.ContextOf(
            access.Principal,
            access.Tags,
            evaluation.Action,
            account,
            evaluation.Resource.Tags,
            [.. _time, .. access.Facts, .. facts, .. evaluation.Context.Keys]);
        if (canShare)
        {
            _last = (access, account, service, evaluation.Context, context);
        }

        return context;
    }

    private async ValueTask<AccountControls?> OwnerAsync(string account, CancellationToken ct)
    {
        if (!_owners.TryGetValue(account, out var owner))
        {
            owner = await controls.FindAsync(account, ct);
            _owners[account] = owner;
        }

        return owner;
    }

    private async ValueTask<PolicyLayer?> TrustAsync(Evaluation evaluation, CancellationToken ct)
    {
        if (!IsOfSts(evaluation.Action))
        {
            return null;
        }

        if (!_trust.TryGetValue(evaluation.Resource.Arn, out var layer))
        {
            layer = await trust.FindAsync(call, evaluation.Resource.Arn, ct);
            _trust[evaluation.Resource.Arn] = layer;
        }

        return layer;
    }

    private static bool IsOfSts(string action) => action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase);
}
