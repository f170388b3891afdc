using System.Collections.Concurrent;
using System.Collections.Immutable;
using IamSim.Policies.Evaluation.Index;

namespace IamSim.Policies.Evaluation;

/// <summary>Policies that act as one: a deny of any denies, an allow of any allows. Keep it as long as its policies stay the same.</summary>
/// <remarks>
/// The first request for an action finds the statements that speak of it and sorts them by resource; later ones start from there. So a decision
/// costs what the statements on its action and resource cost, however many others there are.
/// </remarks>
public sealed class PolicyLayer
{
    // There are some 22,000 actions; a layer is asked for few of them. Past the limit the views are made anew: names cost nothing to invent.
    private const int MostViews = 4096;

    private readonly ConcurrentDictionary<string, ActionView> views = new(StringComparer.Ordinal);

    private PolicyLayer(ImmutableArray<AttachedPolicy> policies) => Policies = policies;

    /// <summary>No policy: nothing is allowed.</summary>
    public static PolicyLayer Empty { get; } = new([]);

    public ImmutableArray<AttachedPolicy> Policies { get; }

    public static PolicyLayer Of(IEnumerable<AttachedPolicy> policies) => new([.. policies]);

    public static PolicyLayer Of(params ReadOnlySpan<AttachedPolicy> policies) => new([.. policies]);

    internal LayerOutcome Decide(AuthorizationRequest request, bool hasBoundary)
    {
        var view = ViewOf(request.ActionInLowerCase);
        if (view.Denies.Closest(request, hasBoundary, enough: PrincipalMatch.Account) != PrincipalMatch.None)
        {
            return LayerOutcome.Denied;
        }

        return LayerOutcome.Of(view.Allows.Closest(request, hasBoundary, enough: PrincipalMatch.Direct));
    }

    private ActionView ViewOf(string action)
    {
        if (views.TryGetValue(action, out var known))
        {
            return known;
        }

        if (views.Count >= MostViews)
        {
            views.Clear();
        }

        return views.GetOrAdd(action, new ActionView(Policies, action));
    }
}
