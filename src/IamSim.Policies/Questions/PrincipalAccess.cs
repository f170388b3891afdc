using System.Collections.Immutable;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Reference;
using IamSim.Policies.Simulation;

namespace IamSim.Policies.Questions;

/// <summary>An action that somebody may do.</summary>
/// <param name="Action">The action.</param>
/// <param name="Info">What the reference says of it; null where only the policies name it.</param>
/// <param name="Grants">What on, and through which statements.</param>
public sealed record AllowedAction(string Action, ActionInfo? Info, ImmutableArray<AccessGrant> Grants);

/// <summary>What one statement grants.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Index">The statement's place in it, from 0.</param>
/// <param name="Sid">Its name, if it has one.</param>
/// <param name="Resources">The patterns of <c>Resource</c> that the action can have.</param>
/// <param name="IsNotResource">True where the statement is for all resources but these.</param>
/// <param name="IsConditional">True where the statement has conditions.</param>
/// <param name="IsLimited">True where a Deny, the boundary or a service control policy takes some of it away, for some resources or in some contexts.</param>
public sealed record AccessGrant(
    PolicySource Policy, int Index, string? Sid, ImmutableArray<string> Resources, bool IsNotResource, bool IsConditional, bool IsLimited);

/// <summary>What somebody can do: every action of the reference that the policies allow on any resource in any context.</summary>
public static class PrincipalAccess
{
    /// <summary>By service and action.</summary>
    /// <param name="principal">Who asks, with its tags.</param>
    /// <param name="policies">What governs the principal.</param>
    /// <param name="reference">The actions.</param>
    /// <param name="service">Only those of this service; null for all.</param>
    /// <param name="known">What is known of every request that the principal makes, beside who it is.</param>
    public static IEnumerable<AllowedAction> Of(
        SimulatedPrincipal principal,
        PolicySet policies,
        ActionReference reference,
        string? service = null,
        IReadOnlyList<KeyValuePair<string, ImmutableArray<string>>>? known = null)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(reference);
        return new Run(principal, policies, known ?? []).Find(reference, service);
    }

    private sealed class Run(
        SimulatedPrincipal principal, PolicySet policies, IReadOnlyList<KeyValuePair<string, ImmutableArray<string>>> known)
    {
        private readonly KnownFacts facts = new(
            RequestFacts.ContextOf(principal.Principal, principal.Tags, string.Empty, null, ImmutableDictionary<string, string>.Empty, known),
            principal.Principal.Type == PrincipalType.User);

        private readonly (CompiledStatement Statement, PolicySource Policy)[] granting =
            [.. StatementsOf(policies.Identity).Where(each => each.Statement.IsAllow)];

        private readonly CompiledStatement[] all =
        [
            .. StatementsOf(policies.Identity).Select(each => each.Statement),
            .. StatementsOf(policies.PermissionsBoundary).Select(each => each.Statement),
            .. policies.ServiceControl.SelectMany(StatementsOf).Select(each => each.Statement),
        ];

        private readonly Dictionary<string, ImmutableArray<AccessGrant>> found = new(StringComparer.Ordinal);
        private readonly Dictionary<string, StatementSamples> samples = new(StringComparer.Ordinal);
        private long work;

        internal IEnumerable<AllowedAction> Find(ActionReference reference, string? service) =>
            from action in KnownAction.All(reference, granting.Select(each => each.Statement))
            where service is null || action.Service.Equals(service, StringComparison.OrdinalIgnoreCase)
            let grants = Grants(action)
            where !grants.IsEmpty
            select new AllowedAction(action.Name, action.Info, grants);

        private ImmutableArray<AccessGrant> Grants(KnownAction action)
        {
            var matching = Enumerable.Range(0, all.Length).Where(index => all[index].MatchesAction(action.NameInLowerCase)).ToList();
            if (matching.Count == 0)
            {
                return [];
            }

            var statementKey = string.Join(',', matching);
            var key = $"{statementKey} {action.Kind}";
            if (!found.TryGetValue(key, out var grants))
            {
                if (!samples.TryGetValue(statementKey, out var given))
                {
                    samples[statementKey] = given = new StatementSamples(matching.ConvertAll(index => all[index]), facts);
                }

                var resources = ResourceSamples.For(action, given.Resources);
                work += (long)resources.Count * given.Contexts.Count * given.Statements.Count;
                var most = work > SampleBounds.MostLooks ? SampleBounds.Few : int.MaxValue;
                List<string> asked = [.. resources.Take(most)];
                List<RequestContext> within = [.. given.Contexts.Take(most)];
                found[key] = grants =
                [
                    .. granting.Where(each => each.Statement.MatchesAction(action.NameInLowerCase))
                        .Select(each => GrantOf(action, each.Statement, each.Policy, asked, within)).OfType<AccessGrant>(),
                ];
            }

            return grants;
        }

        /// <summary>What is left of a statement's grant; null where nothing is.</summary>
        private AccessGrant? GrantOf(
            KnownAction action,
            CompiledStatement statement,
            PolicySource policy,
            List<string> resources,
            List<RequestContext> contexts)
        {
            var (isAllowed, isLimited) = (false, false);
            foreach (var context in contexts.Where(statement.ConditionsHold))
            {
                foreach (var resource in resources.Where(resource => statement.MatchesResource(resource, context)))
                {
                    var decision = PolicyEvaluator.Decide(new AuthorizationRequest(principal.Principal, action.Name, resource, context), policies);
                    isAllowed |= decision.IsAllowed;
                    isLimited |= !decision.IsAllowed;
                }
            }

            var clause = statement.Source.Resource;
            return isAllowed
                ? new AccessGrant(
                    policy,
                    statement.Index,
                    statement.Source.Sid?.Value,
                    clause is null
                        ? ["*"]
                        : [.. clause.Patterns.Select(pattern => pattern.Value).Where(pattern => clause.IsNot || Concerns(action, pattern))],
                    clause is { IsNot: true },
                    statement.Conditions.Length > 0,
                    isLimited)
                : null;
        }

        private bool Concerns(KnownAction action, string pattern) =>
            pattern == "*" || !action.IsKnown || action.Types.IsEmpty || ResourceSamples.OfPattern(pattern, facts).Any(action.CanHave);

        private static IEnumerable<(CompiledStatement Statement, PolicySource Policy)> StatementsOf(PolicyLayer? layer) =>
            (layer?.Policies ?? []).SelectMany(policy => policy.Policy.Statements.Select(statement => (statement, policy.Source)));
    }
}
