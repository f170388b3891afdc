using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IamSim.Authorization;
using IamSim.Calls;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;
using IamSim.Policies.Simulation;
using IamSim.Sts.Roles;

namespace IamSim.Access.Authorizations;

/// <summary>What an evaluation came to.</summary>
/// <param name="Decision">The decision; a denial where <paramref name="Problem"/> says that nothing could be decided.</param>
/// <param name="Problem">Why nothing could be decided: IamSim does not know who asks.</param>
/// <param name="Explanation">The story, where one was asked for.</param>
/// <param name="Message">The same for <c>DecodeAuthorizationMessage</c>, sealed.</param>
internal readonly record struct Evaluated(Decision Decision, string? Problem, Explanation? Explanation, string? Message = null);

/// <summary>Decides evaluations, by the same engine as everything else. What several of them have in common is made once.</summary>
internal sealed class EvaluationRunner(Call call, EvaluationSubjects subjects, AssumableRoles roles, IServiceProvider services, AccountControlsReader controls, AuthorizationMessages messages, bool explain)
{
    private readonly Dictionary<EvaluationSubject, CallerAccess?> _subjects = [];
    private readonly Dictionary<string, AccountControls?> _owners = [];
    private readonly Dictionary<string, PolicyLayer?> _trust = [];
    private readonly ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> _time = StoredPrincipals.TimeOf(call);

    private readonly Dictionary<Shared, RequestContext> _contexts = [];
    private (EvaluationSubject? Subject, CallerAccess? Access) _last;

    public async ValueTask<Evaluated> RunAsync(Evaluation evaluation, CancellationToken ct)
    {
        if (await AccessAsync(evaluation.Subject, ct) is not { } access)
        {
            return new Evaluated(default, $"IamSim holds no such subject in account {call.Account}.", null);
        }

        var account = evaluation.Resource.Account ?? RequestSimulator.AccountIn(evaluation.Resource.Arn) ?? access.Principal.Account;
        var isOwn = account == access.Principal.Account;
        var owner = isOwn ? null : await OwnerAsync(account!, ct);
        var policy = evaluation.Resource.Policy ?? await TrustAsync(evaluation, ct);
        var request = new AuthorizationRequest(access.Principal, evaluation.Action.Name, evaluation.Resource.Arn, ContextOf(evaluation, access, owner, account), account);
        var policies = new PolicySet
        {
            Identity = access.Identity,
            PermissionsBoundary = access.Boundary,
            Session = access.Session,
            ServiceControl = access.ServiceControl,
            ResourceControl = isOwn ? access.ResourceControl : owner?.ResourceControl ?? [],
            Resource = policy,

            // Of a key whose policy is not given nothing is known; of a role's, that IamSim holds none.
            AssumesResourceDelegates = policy is null && !evaluation.Action.IsOfSts,
        };
        if (!explain)
        {
            return new Evaluated(PolicyEvaluator.Decide(request, policies), null, null);
        }

        var explanation = PolicyEvaluator.Explain(request, policies);
        return new Evaluated(explanation.Decision, null, explanation, messages.Encode(request, policies, explanation.Decision));
    }

    private RequestContext ContextOf(Evaluation evaluation, CallerAccess access, AccountControls? owner, string? account)
    {
        var key = new Shared(access, account, evaluation.Action.Service, evaluation.Context);
        var canShare = evaluation.Resource.Tags.IsEmpty;
        if (canShare && _contexts.TryGetValue(key, out var known))
        {
            return known;
        }

        var facts = owner is null ? access.ResourceFacts : owner.ResourceFacts;
        var context = RequestFacts.ContextOf(
            access.Principal,
            access.Tags,
            evaluation.Action.Name,
            account,
            evaluation.Resource.Tags,
            [.. _time, .. access.Facts, .. facts, .. evaluation.Context.Keys]);
        if (canShare)
        {
            _contexts[key] = context;
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
        if (!evaluation.Action.IsOfSts)
        {
            return null;
        }

        if (!_trust.TryGetValue(evaluation.Resource.Arn, out var layer))
        {
            layer = (await roles.FindAsync(services, call, evaluation.Resource.Arn, ct))?.Trust;
            _trust[evaluation.Resource.Arn] = layer;
        }

        return layer;
    }

    private async ValueTask<CallerAccess?> AccessAsync(EvaluationSubject subject, CancellationToken ct)
    {
        if (ReferenceEquals(_last.Subject, subject))
        {
            return _last.Access;
        }

        if (!_subjects.TryGetValue(subject, out var access))
        {
            access = await subjects.FindAsync(call, subject, ct);
            _subjects[subject] = access;
        }

        _last = (subject, access);
        return access;
    }

    /// <summary>What a context depends on, beside the resource's tags. Each part is the same object for as long as it is the same.</summary>
    private readonly struct Shared(CallerAccess access, string? account, string service, EvaluationContext given) : IEquatable<Shared>
    {
        private readonly CallerAccess _access = access;
        private readonly string? _account = account;
        private readonly string _service = service;
        private readonly EvaluationContext _given = given;

        public bool Equals(Shared other) =>
            ReferenceEquals(_access, other._access) && ReferenceEquals(_given, other._given) && _account == other._account && _service == other._service;

        public override bool Equals(object? obj) => obj is Shared other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(_given), _account, _service);
    }
}
