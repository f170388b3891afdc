using System.Collections.Immutable;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Reference;
using IamSim.Policies.Simulation;

namespace IamSim.Policies.Questions;

/// <summary>Whether somebody may do all that a policy would allow.</summary>
public enum Coverage
{
    /// <summary>Something is not allowed.</summary>
    NotCovered = 0,

    /// <summary>It hangs on the conditions of the principal's own policies.</summary>
    Unsure,

    Covered,
}

/// <summary>Compares what a policy asks for with what a principal may do.</summary>
/// <remarks>
/// An approximation: a pattern of resources is asked about as if it were one resource's ARN, which is allowed where the principal has the whole
/// pattern, and denied only where it has none of it. Conditions of the asked policy narrow nothing.
/// </remarks>
public static class PolicyCoverage
{
    /// <param name="asked">What is asked for.</param>
    /// <param name="principal">Who should have it.</param>
    /// <param name="policies">What governs the principal.</param>
    /// <param name="given">What is known of requests' contexts.</param>
    /// <param name="reference">The actions.</param>
    public static Coverage Of(
        CompiledPolicy asked,
        SimulatedPrincipal principal,
        PolicySet policies,
        ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> given,
        ActionReference reference)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(policies);
        var conditional = policies.Identity.Policies.Concat(policies.PermissionsBoundary?.Policies ?? [])
            .SelectMany(policy => policy.Policy.Statements).Where(statement => statement.Conditions.Length > 0).ToList();
        var wanted = new PolicySet { Identity = PolicyLayer.Of(new AttachedPolicy(asked, new PolicySource("asked"))), AssumesResourceDelegates = true };
        var coverage = Coverage.Covered;
        foreach (var action in PrincipalAccess.Of(principal, wanted, reference))
        {
            var context = RequestFacts.ContextOf(
                principal.Principal, principal.Tags, action.Action, null, ImmutableDictionary<string, string>.Empty, given);
            var name = action.Action.ToLowerInvariant();
            var (mayAllow, mayDeny) = (false, false);
            foreach (var statement in conditional.Where(statement => statement.MatchesAction(name)))
            {
                mayAllow |= statement.IsAllow;
                mayDeny |= !statement.IsAllow;
            }

            foreach (var resource in action.Grants.SelectMany(grant => grant.IsNotResource ? ["*"] : grant.Resources).Distinct())
            {
                var decision = PolicyEvaluator.Decide(new AuthorizationRequest(principal.Principal, action.Action, resource, context), policies);
                if (decision.Verdict == Verdict.ExplicitDeny || (!decision.IsAllowed && !mayAllow))
                {
                    return Coverage.NotCovered;
                }

                coverage = !decision.IsAllowed || mayDeny ? Coverage.Unsure : coverage;
            }
        }

        return coverage;
    }
}
