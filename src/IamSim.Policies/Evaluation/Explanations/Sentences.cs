using System.Collections.Immutable;
using IamSim.Policies.Documents;

namespace IamSim.Policies.Evaluation.Explanations;

/// <summary>Says a decision in words.</summary>
internal static class Sentences
{
    internal static string Of(Decision decision, AuthorizationRequest request, ImmutableArray<LayerExplanation> layers)
    {
        var what = $"{request.Action} on {request.Resource}";
        return decision.Verdict switch
        {
            Verdict.Allowed => "Allowed: " + Allowed(decision.DecidedBy, what, layers),
            Verdict.ExplicitDeny => "Denied: " + Denied(decision.DecidedBy, what, layers),
            _ => "Denied: " + NotAllowed(decision.DecidedBy, what, layers),
        };
    }

    /// <summary>The kind of a policy as people name it.</summary>
    internal static string NameOf(PolicyLayerKind kind) => kind switch
    {
        PolicyLayerKind.ResourceControl => "resource control policy",
        PolicyLayerKind.ServiceControl => "service control policy",
        PolicyLayerKind.VpcEndpoint => "VPC endpoint policy",
        PolicyLayerKind.Resource => "resource policy",
        PolicyLayerKind.Identity => "identity policy",
        PolicyLayerKind.PermissionsBoundary => "permissions boundary",
        PolicyLayerKind.Session => "session policy",
        PolicyLayerKind.Root => "root user",
        _ => "policy",
    };

    private static string Allowed(PolicyLayerKind by, string what, ImmutableArray<LayerExplanation> layers) => by switch
    {
        PolicyLayerKind.None => $"{what} needs no permission.",
        PolicyLayerKind.Root => $"the account's root user may do {what}, and nothing denies it.",
        _ => Applying(by, PolicyEffect.Allow, layers) is { } statement
            ? $"{NameOf(statement)} ({NameOf(by)}) allows {what}, and nothing denies it."
            : $"{what} by the user behind the session, the account's root user.",
    };

    private static string Denied(PolicyLayerKind by, string what, ImmutableArray<LayerExplanation> layers) =>
        $"{NameOf(Applying(by, PolicyEffect.Deny, layers)!)} ({NameOf(by)}) explicitly denies {what}.";

    private static string NotAllowed(PolicyLayerKind by, string what, ImmutableArray<LayerExplanation> layers)
    {
        var failing = layers.First(layer => layer.Kind == by && layer.Verdict is (LayerVerdict.ImplicitDeny or LayerVerdict.NotApplicable));
        var where = failing.Level is { } level ? $" at level {level + 1} of the organization" : "";
        var sentence = $"no {NameOf(by)}{where} allows {what}";
        return Nearest(failing) is { } nearest
            ? $"{sentence}; the nearest is {NameOf(nearest)}, {Obstacle(nearest)}."
            : $"{sentence}.";
    }

    private static StatementExplanation? Applying(PolicyLayerKind by, PolicyEffect effect, ImmutableArray<LayerExplanation> layers)
    {
        foreach (var layer in layers)
        {
            if (layer.Kind != by)
            {
                continue;
            }

            foreach (var statement in layer.Statements)
            {
                if (statement.Outcome == StatementOutcome.Applies && statement.Effect == effect)
                {
                    return statement;
                }
            }
        }

        return null;
    }

    // The further a statement came, the nearer it is; among those that fail by conditions, the one with the fewest failing.
    private static StatementExplanation? Nearest(LayerExplanation layer)
    {
        StatementExplanation? nearest = null;
        foreach (var statement in layer.Statements)
        {
            if (statement.Effect == PolicyEffect.Allow && statement.Outcome != StatementOutcome.ActionDiffers
                && (nearest is null || Distance(statement) < Distance(nearest)))
            {
                nearest = statement;
            }
        }

        return nearest;
    }

    private static int Distance(StatementExplanation statement) => statement.Outcome switch
    {
        StatementOutcome.ConditionFails => statement.Conditions.Count(condition => !condition.Holds),
        StatementOutcome.PrincipalDiffers => 1000,
        _ => 2000,
    };

    private static string Obstacle(StatementExplanation statement) => statement.Outcome switch
    {
        StatementOutcome.ConditionFails => "whose condition " + string.Join(
            ", and whose condition ", statement.Conditions.Where(condition => !condition.Holds).Select(Obstacle)),
        StatementOutcome.PrincipalDiffers => "which names other principals",
        _ => "which is for other resources",
    };

    private static string Obstacle(ConditionExplanation condition)
    {
        var asked = condition.Asked.IsEmpty
            ? "a value of an empty list"
            : string.Join(" or ", condition.Asked.Select(value => value is null ? "a variable's value that the request lacks" : $"`{value}`"));
        var present = condition.Present is { } values
            ? "the request has " + string.Join(", ", values.Select(value => $"`{value}`"))
            : "the request has none";
        return $"{condition.Operator} {condition.Key} needs {asked}, {present}";
    }

    private static string NameOf(StatementExplanation statement)
    {
        var name = string.IsNullOrEmpty(statement.Sid) ? $"statement {statement.Index + 1}" : $"statement `{statement.Sid}`";
        var holder = statement.Policy.AttachedTo is { } attached ? $" of {attached}" : "";
        return $"{name} of `{statement.Policy.Id}`{holder}";
    }
}
