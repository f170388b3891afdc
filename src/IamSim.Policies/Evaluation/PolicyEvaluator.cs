using System.Collections.Immutable;
using IamSim.Policies.Evaluation.Explanations;

namespace IamSim.Policies.Evaluation;

/// <summary>Decides requests as AWS does. No state, no clock, no I/O: every fact is an argument. Deciding allocates nothing.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">IAM: policy evaluation logic</see>
/// </remarks>
public static class PolicyEvaluator
{
    public static Decision Decide(AuthorizationRequest request, PolicySet policies)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(policies);
        return DecisionRules.Decide(request, policies, LayersOf(request, policies));
    }

    /// <summary>Decides, and tells the whole story: slower, and never another decision.</summary>
    public static Explanation Explain(AuthorizationRequest request, PolicySet policies)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(policies);
        var explainer = new LayerExplainer(request, policies);
        var outcomes = explainer.Outcomes();
        var decision = DecisionRules.Decide(request, policies, outcomes);
        var layers = explainer.Layers;
        var failingLevels = layers.Count(layer =>
            layer.Kind == decision.DecidedBy && layer.Verdict is (LayerVerdict.ImplicitDeny or LayerVerdict.NotApplicable));
        return new Explanation(
            decision,
            Sentences.Of(decision, request, layers),
            layers,
            explainer.MissingContextKeys,
            SmallestStatement.For(decision, request, policies, outcomes, failingLevels));
    }

    private static LayerOutcomes LayersOf(AuthorizationRequest request, PolicySet policies)
    {
        var hasBoundary = policies.PermissionsBoundary is not null;
        return new LayerOutcomes
        {
            ResourceControl = !policies.ResourceControl.IsEmpty && DecisionRules.IsBoundByResourceControl(request)
                ? DecideLevels(policies.ResourceControl, request, hasBoundary)
                : LayerOutcome.Absent,
            ServiceControl = !policies.ServiceControl.IsEmpty && DecisionRules.IsBoundByServiceControl(request)
                ? DecideLevels(policies.ServiceControl, request, hasBoundary)
                : LayerOutcome.Absent,
            VpcEndpoint = policies.VpcEndpoint?.Decide(request, hasBoundary) ?? LayerOutcome.Absent,
            Resource = policies.Resource?.Decide(request, hasBoundary) ?? LayerOutcome.Absent,
            Identity = policies.Identity.Decide(request, hasBoundary),
            PermissionsBoundary = policies.PermissionsBoundary?.Decide(request, hasBoundary) ?? LayerOutcome.Absent,
            Session = policies.Session?.Decide(request, hasBoundary) ?? LayerOutcome.Absent,
        };
    }

    // "For a permission to be allowed … there must be an explicit Allow statement at every level from the root through each OU … to the account":
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
    private static LayerOutcome DecideLevels(ImmutableArray<PolicyLayer> levels, AuthorizationRequest request, bool hasBoundary)
    {
        var outcome = LayerOutcome.Absent;
        foreach (var level in levels)
        {
            outcome = DecisionRules.AndLevel(outcome, level.Decide(request, hasBoundary));
            if (outcome.IsDenied)
            {
                break;
            }
        }

        return outcome;
    }
}
