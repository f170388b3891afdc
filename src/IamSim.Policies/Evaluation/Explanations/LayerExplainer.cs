using System.Collections.Immutable;

namespace IamSim.Policies.Evaluation.Explanations;

/// <summary>Looks at each statement of each layer, with the questions that deciding asks, and keeps every answer.</summary>
internal sealed class LayerExplainer(AuthorizationRequest request, PolicySet policies)
{
    private readonly bool hasBoundary = policies.PermissionsBoundary is not null;
    private readonly ImmutableArray<LayerExplanation>.Builder layers = ImmutableArray.CreateBuilder<LayerExplanation>();
    private readonly List<string> missing = [];

    internal ImmutableArray<LayerExplanation> Layers => layers.ToImmutable();

    internal ImmutableArray<string> MissingContextKeys => [.. missing];

    internal LayerOutcomes Outcomes() => new()
    {
        ResourceControl = OfLevels(
            PolicyLayerKind.ResourceControl,
            !policies.ResourceControl.IsEmpty && DecisionRules.IsBoundByResourceControl(request) ? policies.ResourceControl : []),
        ServiceControl = OfLevels(
            PolicyLayerKind.ServiceControl, DecisionRules.IsBoundByServiceControl(request) ? policies.ServiceControl : []),
        VpcEndpoint = Of(PolicyLayerKind.VpcEndpoint, policies.VpcEndpoint),
        Resource = Of(PolicyLayerKind.Resource, policies.Resource),
        Identity = Of(PolicyLayerKind.Identity, policies.Identity),
        PermissionsBoundary = Of(PolicyLayerKind.PermissionsBoundary, policies.PermissionsBoundary),
        Session = Of(PolicyLayerKind.Session, policies.Session),
    };

    private LayerOutcome OfLevels(PolicyLayerKind kind, ImmutableArray<PolicyLayer> levels)
    {
        if (levels.IsEmpty)
        {
            return Of(kind, null);
        }

        var outcome = LayerOutcome.Absent;
        for (var level = 0; level < levels.Length; level++)
        {
            outcome = DecisionRules.AndLevel(outcome, Of(kind, levels[level], level));
        }

        return outcome;
    }

    private LayerOutcome Of(PolicyLayerKind kind, PolicyLayer? layer, int? level = null)
    {
        if (layer is null)
        {
            layers.Add(new LayerExplanation(kind, level, LayerVerdict.NotApplicable, []));
            return LayerOutcome.Absent;
        }

        var statements = ImmutableArray.CreateBuilder<StatementExplanation>();
        var isDenied = false;
        var allowed = PrincipalMatch.None;
        foreach (var policy in layer.Policies)
        {
            foreach (var statement in policy.Policy.Statements)
            {
                var match = Look(statement, policy.Source, statements);
                isDenied |= match != PrincipalMatch.None && !statement.IsAllow;
                allowed = statement.IsAllow && match > allowed ? match : allowed;
            }
        }

        var outcome = isDenied ? LayerOutcome.Denied : LayerOutcome.Of(allowed);
        layers.Add(new LayerExplanation(kind, level, VerdictOf(outcome), statements.ToImmutable()));
        return outcome;
    }

    private static LayerVerdict VerdictOf(LayerOutcome outcome) =>
        outcome.IsDenied ? LayerVerdict.ExplicitDeny : outcome.IsAllowed ? LayerVerdict.Allowed : LayerVerdict.ImplicitDeny;

    /// <summary>How the statement applies to the principal; none where it does not apply.</summary>
    private PrincipalMatch Look(CompiledStatement statement, PolicySource policy, ImmutableArray<StatementExplanation>.Builder all)
    {
        ImmutableArray<ConditionExplanation> conditions = [];
        var match = PrincipalMatch.None;
        StatementOutcome outcome;
        if (!statement.MatchesAction(request.ActionInLowerCase))
        {
            outcome = StatementOutcome.ActionDiffers;
        }
        else if (!statement.MatchesResource(request.Resource, request.Context))
        {
            outcome = StatementOutcome.ResourceDiffers;
            NoteVariables(statement.Resources.SelectMany(pattern => pattern.Variables));
        }
        else if (statement.MatchPrincipal(request.Principal, hasBoundary) is var found && found == PrincipalMatch.None)
        {
            outcome = StatementOutcome.PrincipalDiffers;
        }
        else
        {
            conditions = Conditions(statement);
            var holds = statement.ConditionsHold(request.Context);
            outcome = holds ? StatementOutcome.Applies : StatementOutcome.ConditionFails;
            match = holds ? found : PrincipalMatch.None;
        }

        var source = statement.Source;
        all.Add(new StatementExplanation(
            policy, statement.Index, source.Sid?.Value, source.Effect, source.Position, source.End, outcome, conditions));
        return match;
    }

    private ImmutableArray<ConditionExplanation> Conditions(CompiledStatement statement)
    {
        var conditions = ImmutableArray.CreateBuilder<ConditionExplanation>(statement.Conditions.Length);
        foreach (var condition in statement.Conditions)
        {
            var source = condition.Source;
            var present = request.Context[source.Key];
            conditions.Add(new ConditionExplanation(
                source.Operator.ToString(),
                source.Key,
                condition.Holds(request.Context),
                [.. condition.Asked(request.Context)],
                present.IsEmpty ? null : present));
            if (present.IsEmpty)
            {
                NoteMissing(source.Key);
            }

            NoteVariables(condition.Variables);
        }

        return conditions.MoveToImmutable();
    }

    private void NoteVariables(IEnumerable<Matching.PatternPart> variables)
    {
        foreach (var part in variables)
        {
            if (part.Default is null && request.Context[part.Variable!].IsEmpty)
            {
                NoteMissing(part.Variable!);
            }
        }
    }

    private void NoteMissing(string key)
    {
        if (!missing.Contains(key, StringComparer.OrdinalIgnoreCase))
        {
            missing.Add(key);
        }
    }
}
