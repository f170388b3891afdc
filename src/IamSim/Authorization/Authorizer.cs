using System.Collections.Immutable;
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
        if (options.Enforcement == EnforcementMode.Off)
        {
            return null;
        }

        var service = request.Model.Service;
        if (options.Enforcement == EnforcementMode.On
            && await root.RefuseAsync(provider, call, $"{service.EndpointPrefix}:{request.Model.Name}", ct) is { } refusal)
        {
            return refusal;
        }

        var questions = _services.TryGetValue(service, out var asked)
            ? await asked.OfAsync(provider, call, request, ct)
            : [new Question($"{service.EndpointPrefix}:{request.Model.Name}", "*")];
        return questions.Count == 0 ? null : await DecideAsync(provider, call, questions, ct);
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
            if (options.Enforcement == EnforcementMode.On && await root.RefuseAsync(provider, call, question.Action, ct) is { } refusal)
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
            return Gone();
        }

        foreach (var question in questions)
        {
            var (request, policies) = Build(call, access, question);
            var decision = PolicyEvaluator.Decide(request, policies);
            call.Decisions.Add(new DecidedQuestion(question, request, policies, decision));
            if (!decision.IsAllowed && options.Enforcement == EnforcementMode.On)
            {
                return AccessDenials.Of(call, request, policies, decision);
            }
        }

        return null;
    }

    /// <summary>A question as the policy engine takes it.</summary>
    public static (AuthorizationRequest Request, PolicySet Policies) Build(Call call, CallerAccess access, Question question)
    {
        var account = question.ResourceAccount ?? access.Principal.Account;
        var isOwn = account == access.Principal.Account;
        var given = RequestKeys.Of(call);
        given.AddRange(access.Facts);
        if (isOwn)
        {
            given.AddRange(access.ResourceFacts);
        }

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
                ResourceControl = isOwn ? access.ResourceControl : [],
                Resource = question.ResourcePolicy,
            });
    }

    private static Fault Gone() =>
        new("InvalidClientTokenId", 403, "The security token included in the request is invalid.", "InvalidClientTokenId");
}

/// <summary>One question of a call and what was decided, kept until the call's event is written.</summary>
internal sealed record DecidedQuestion(Question Question, AuthorizationRequest Request, PolicySet Policies, Decision Decision);
