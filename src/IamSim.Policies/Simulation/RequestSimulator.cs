using System.Collections.Immutable;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;

namespace IamSim.Policies.Simulation;

/// <summary>What a simulated request gets.</summary>
/// <param name="Decision">The whole request's: allowed if each resource is.</param>
/// <param name="Deciding">The place in <paramref name="Resources"/> of the resource that decided.</param>
/// <param name="Resources">Each resource's own, in the order asked.</param>
public sealed record SimulationResult(Decision Decision, int Deciding, ImmutableArray<ResourceResult> Resources)
{
    /// <summary>The deciding resource's story, where one was asked for.</summary>
    public Explanation? Explanation => Resources[Deciding].Explanation;
}

/// <summary>What the request gets on one resource.</summary>
public sealed record ResourceResult(string Arn, Decision Decision, Explanation? Explanation);

/// <summary>Turns a simulated request into questions, one a resource, and has them decided.</summary>
public static class RequestSimulator
{
    public static SimulationResult Run(SimulationRequest request, bool explain)
    {
        ArgumentNullException.ThrowIfNull(request);
        var results = ImmutableArray.CreateBuilder<ResourceResult>(request.Resources.Length);
        foreach (var resource in request.Resources)
        {
            var (question, policies) = QuestionOf(request, resource);
            var explanation = explain ? PolicyEvaluator.Explain(question, policies) : null;
            results.Add(new ResourceResult(resource.Arn, explanation?.Decision ?? PolicyEvaluator.Decide(question, policies), explanation));
        }

        var deciding = 0;
        for (var index = 1; index < results.Count; index++)
        {
            deciding = Outweighs(results[index].Decision, results[deciding].Decision) ? index : deciding;
        }

        return new SimulationResult(results[deciding].Decision, deciding, results.MoveToImmutable());
    }

    /// <summary>The request on one of its resources.</summary>
    public static (AuthorizationRequest Request, PolicySet Policies) QuestionOf(SimulationRequest request, SimulatedResource resource)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(resource);
        var principal = request.Principal?.Principal;
        var account = resource.Account ?? AccountIn(resource.Arn) ?? principal?.Account;
        var context = RequestFacts.ContextOf(
            principal,
            request.Principal?.Tags ?? ImmutableDictionary<string, string>.Empty,
            request.Action,
            account,
            resource.Tags,
            request.Context.AddRange(resource.Context));

        // Somebody of whom nothing is known is a user whom no policy can name.
        var asks = principal ?? new RequestPrincipal { Type = PrincipalType.User };
        var policies = request.Policies;
        return (
            new AuthorizationRequest(asks, request.Action, resource.Arn, context, account),
            new PolicySet
            {
                Identity = PolicyLayer.Of(policies.Identity),
                PermissionsBoundary = policies.PermissionsBoundary is { } boundary ? PolicyLayer.Of(boundary) : null,
                Session = policies.Session is { } session ? PolicyLayer.Of(session) : null,
                Resource = resource.Policy ?? (policies.Resource is { } shared ? PolicyLayer.Of(shared) : null),
                ServiceControl = policies.ServiceControl,
                ResourceControl = policies.ResourceControl.AddRange(resource.ResourceControl),
                AssumesResourceDelegates = request.AssumesResourceDelegates,
                VpcEndpoint = policies.VpcEndpoint is { } endpoint ? PolicyLayer.Of(endpoint) : null,
            });
    }

    // An explicit deny of any resource, then a missing allow, the first kind of policies in order.
    private static bool Outweighs(Decision decision, Decision other) => (decision.Verdict, other.Verdict) switch
    {
        (Verdict.ExplicitDeny, Verdict.ExplicitDeny) or (Verdict.ImplicitDeny, Verdict.ImplicitDeny) => decision.DecidedBy < other.DecidedBy,
        (Verdict.ExplicitDeny, _) => true,
        (Verdict.ImplicitDeny, Verdict.Allowed) => true,
        _ => false,
    };

    /// <summary>The account that an ARN names. Only twelve digits are an account: AWS's own managed policies say <c>aws</c>.</summary>
    public static string? AccountIn(string arn)
    {
        ArgumentNullException.ThrowIfNull(arn);
        Span<Range> parts = stackalloc Range[6];
        var text = arn.AsSpan();
        return text.Split(parts, ':') == 6 && text[parts[0]] is "arn" && text[parts[4]] is { Length: 12 } account ? account.ToString() : null;
    }
}
