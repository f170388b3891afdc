using IamSim.Contracts.Iam;
using IamSim.Policies.Documents;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Explanations;

namespace IamSim.Iam.Simulation;

/// <summary>What one action gets on one resource, in the simulator's words.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Decision">One of <see cref="PolicyEvaluationDecisionType"/>.</param>
/// <param name="Statements">The statements that decided.</param>
/// <param name="Missing">The context keys that a denial may be due to.</param>
/// <param name="Boundary">Whether the permissions boundary allows it; null where there is none.</param>
/// <param name="Organizations">Whether the organization's policies allow it; null for an account that is in none.</param>
/// <param name="Details">What each kind of policies says, across accounts; null within one.</param>
internal sealed record SimulatorResult(
    string Resource,
    string Decision,
    IReadOnlyList<Statement> Statements,
    IReadOnlyList<string> Missing,
    bool? Boundary,
    bool? Organizations,
    IReadOnlyDictionary<string, string>? Details)
{
    // AWS's answers have these, not the values of the model's enum; the keys of EvalDecisionDetails are the same.
    private const string OfIdentity = "IAM Policy";
    private const string OfResource = "Resource Policy";
    private const string OfBoundary = "Permissions Boundary Policy";

    public static SimulatorResult Of(
        string resource, Explanation explanation, SimulatorPolicies policies, IReadOnlyList<string> missing, bool crossesAccounts)
    {
        var verdict = explanation.Decision.Verdict;
        var identity = Layer(PolicyLayerKind.Identity);
        var ofResource = Layer(PolicyLayerKind.Resource);
        var boundary = Layer(PolicyLayerKind.PermissionsBoundary);
        var statements = verdict switch
        {
            Verdict.Allowed => [.. Matched(identity, OfIdentity, PolicyEffect.Allow), .. Matched(ofResource, OfResource, PolicyEffect.Allow)],
            Verdict.ExplicitDeny =>
            [
                .. Matched(identity, OfIdentity, PolicyEffect.Deny),
                .. Matched(ofResource, OfResource, PolicyEffect.Deny),
                .. Matched(boundary, OfBoundary, PolicyEffect.Deny),
            ],
            _ => new List<Statement>(),
        };
        var hasBoundary = boundary.Verdict != LayerVerdict.NotApplicable;
        return new SimulatorResult(
            resource,
            WordOf(verdict),
            statements,
            missing,
            hasBoundary ? boundary.Verdict == LayerVerdict.Allowed : null,
            policies.Organization is null ? null : AllowedByOrganizations(explanation),
            crossesAccounts ? Details() : null);

        LayerExplanation Layer(PolicyLayerKind kind) => explanation.Layers.First(layer => layer.Kind == kind);

        IEnumerable<Statement> Matched(LayerExplanation layer, string type, PolicyEffect effect) => layer.Statements
            .Where(statement => statement.Outcome == StatementOutcome.Applies && statement.Effect == effect)
            .Select(statement => Shown(statement, type, policies));

        Dictionary<string, string> Details()
        {
            var details = new Dictionary<string, string> { [OfIdentity] = WordOf(identity.Verdict), [OfResource] = WordOf(ofResource.Verdict) };
            if (hasBoundary)
            {
                details[OfBoundary] = WordOf(boundary.Verdict);
            }

            return details;
        }
    }

    // Each level of service control policies has to allow; of resource control policies none may deny. What does not apply is no obstacle.
    private static bool AllowedByOrganizations(Explanation explanation) => explanation.Layers.All(layer => layer.Kind switch
    {
        PolicyLayerKind.ServiceControl => layer.Verdict is LayerVerdict.Allowed or LayerVerdict.NotApplicable,
        PolicyLayerKind.ResourceControl => layer.Verdict != LayerVerdict.ExplicitDeny,
        _ => true,
    });

    private static Statement Shown(StatementExplanation statement, string type, SimulatorPolicies policies)
    {
        var document = policies[statement.Policy];
        return new Statement
        {
            SourcePolicyId = statement.Policy.Id,
            SourcePolicyType = type,
            StartPosition = StatementPlaces.StartOf(document.Text, document.Policy!.Document, statement.Index),
            EndPosition = StatementPlaces.EndOf(document.Policy.Document, statement.Index),
        };
    }

    private static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Allowed => PolicyEvaluationDecisionType.Allowed,
        Verdict.ExplicitDeny => PolicyEvaluationDecisionType.ExplicitDeny,
        _ => PolicyEvaluationDecisionType.ImplicitDeny,
    };

    private static string WordOf(LayerVerdict verdict) => verdict switch
    {
        LayerVerdict.Allowed => PolicyEvaluationDecisionType.Allowed,
        LayerVerdict.ExplicitDeny => PolicyEvaluationDecisionType.ExplicitDeny,
        _ => PolicyEvaluationDecisionType.ImplicitDeny,
    };
}
