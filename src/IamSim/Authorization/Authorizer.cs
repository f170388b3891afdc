using System.Collections.Immutable;
using IamSim.Access;
using IamSim.Authentication.Signatures;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Hosting;
using IamSim.Iam.RootUsers;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Simulation;

namespace IamSim.Authorization;

/// <summary>
/// "May they": asks the policy engine whether a call may run, on every resource that it names, before it runs. The one place where enforcement
/// happens; simulations and questions ask the same engine.
/// </summary>
internal sealed class Authorizer(IamSimOptions options, IEnumerable<IServiceQuestions> services, AccessCache cache, RootRules root)
{
    private readonly Dictionary<ServiceContract, IServiceQuestions> _services = services.ToDictionary(s => s.Service);

    /// <summary>Why the call may not run, as AWS says it; null where it may, or where nothing is enforced.</summary>
    /// <param name="provider">The services to read with: a reader's scope, or the lane's for a call that changes something.</param>
    /// <param name="call">Who calls, when, from where; what was decided is noted in it.</param>
    /// <param name="request">The decoded request, which may still be malformed.</param>
    /// <param name="ct">Stops the reading.</param>
    public async ValueTask<Fault?> RefuseAsync(IServiceProvider provider, Call call, IRequest request, CancellationToken ct)
    {
        var service = request.Model.Service;
        var asked = _services.GetValueOrDefault(service);
        var denial = options.Enforcement == EnforcementMode.Off ? null : await DenyAsync(provider, call, request, asked, ct);
        return asked is null ? denial : asked.Answer(provider, call, request, denial);
    }

    private async ValueTask<Fault?> DenyAsync(IServiceProvider provider, Call call, IRequest request, IServiceQuestions? asked, CancellationToken ct)
    {
        var service = request.Model.Service;
        if (options.Enforcement == EnforcementMode.On
            && (SessionRules.Refuse(call, request) ?? await root.RefuseAsync(provider, call, $"{service.SigningName}:{request.Model.Name}", ct)) is { } refusal)
        {
            return refusal;
        }

        var questions = asked is not null
            ? await asked.OfAsync(provider, call, request, ct)
            : [new Question($"{service.SigningName}:{request.Model.Name}", "*")];

        // A call that needs no permission needs its caller to be there all the same.
        return await DecideAsync(provider, call, questions, ct);
    }

    /// <summary>Asks all of some questions: each has to be allowed.</summary>
    public async ValueTask<Fault?> RefuseAsync(IServiceProvider provider, Call call, IReadOnlyList<Question> questions, CancellationToken ct)
    {
        if (options.Enforcement == EnforcementMode.Off)
        {
            return null;
        }

        foreach (var question in questions)
        {
            if (options.Enforcement == EnforcementMode.On
                && (SessionRules.Refuse(call, question.Action) ?? await root.RefuseAsync(provider, call, question.Action, ct)) is { } refusal)
            {
                return refusal;
            }
        }

        return await DecideAsync(provider, call, questions, ct);
    }

    private async ValueTask<Fault?> DecideAsync(IServiceProvider provider, Call call, IReadOnlyList<Question> questions, CancellationToken ct)
    {
        if (await cache.FindAsync(provider, call, ct) is not { } access)
        {
            // The credentials are in order, but whose they are is gone.
            return options.Enforcement == EnforcementMode.On ? CredentialRefusal.UnknownClient.ToFault(isJson: false) : null;
        }

        foreach (var question in questions)
        {
            var owner = await OwnerAsync(provider, access, question, ct);
            var (request, policies) = Build(call, access, owner, question);
            var decision = PolicyEvaluator.Decide(request, policies);
            call.Decisions.Add(new DecidedQuestion(access, request, policies, decision));
            if (decision.IsAllowed)
            {
                continue;
            }

            var denial = AccessDenials.Of(call, question, request, policies, decision);
            if (options.Enforcement == EnforcementMode.On)
            {
                return denial;
            }

            call.ObservedRefusal ??= denial;
        }

        return null;
    }

    /// <summary>What the organization of a resource's owner says, where that is another account than the caller's; null for the caller's own.</summary>
    public async ValueTask<AccountControls?> OwnerAsync(IServiceProvider provider, CallerAccess access, Question question, CancellationToken ct) =>
        question.ResourceAccount is { } account && account != access.Principal.Account ? await cache.ControlsAsync(provider, account, ct) : null;

    /// <summary>A question as the policy engine takes it.</summary>
    /// <param name="call">Who asks, when, from where.</param>
    /// <param name="access">What governs the caller.</param>
    /// <param name="owner">What <see cref="OwnerAsync"/> found.</param>
    /// <param name="question">The question.</param>
    public static (AuthorizationRequest Request, PolicySet Policies) Build(Call call, CallerAccess access, AccountControls? owner, Question question)
    {
        var account = question.ResourceAccount ?? access.Principal.Account;
        var isOwn = account == access.Principal.Account;
        var given = RequestKeys.Of(call);
        given.AddRange(access.Facts);
        given.AddRange(isOwn ? access.ResourceFacts : owner?.ResourceFacts ?? []);

        given.AddRange(question.Context);
        var context = RequestFacts.ContextOf(
            access.Principal,
            access.Tags,
            question.Action,
            account,
            question.ResourceTags.Count == 0
                ? ImmutableDictionary<string, string>.Empty
                : question.ResourceTags.Aggregate(ImmutableDictionary<string, string>.Empty, (map, tag) => map.SetItem(tag.Key, tag.Value)),
            given);
        return (
            new AuthorizationRequest(access.Principal, question.Action, question.Resource, context, account),
            new PolicySet
            {
                Identity = access.Identity,
                PermissionsBoundary = access.Boundary,
                Session = access.Session,
                ServiceControl = access.ServiceControl,
                ResourceControl = isOwn ? access.ResourceControl : owner?.ResourceControl ?? [],
                Resource = question.ResourcePolicy,
                VpcEndpoint = call.Endpoint?.Policy,
            });
    }
}

/// <summary>One question of a call and what was decided, kept until the call's event is written.</summary>
internal sealed record DecidedQuestion(CallerAccess Access, AuthorizationRequest Request, PolicySet Policies, Decision Decision);
