using System.Text.Json;
using System.Text.Json.Nodes;

namespace IamSim.Policies.Evaluation.Explanations;

/// <summary>The statement that is missing: it allows this request and nothing else.</summary>
internal static class SmallestStatement
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The statement's JSON; null where no one statement would do, which is tried out with the rules of deciding.</summary>
    internal static string? For(Decision decision, AuthorizationRequest request, PolicySet policies, in LayerOutcomes layers, int failingLevels)
    {
        if (decision.Verdict != Verdict.ImplicitDeny || failingLevels > 1)
        {
            return null;
        }

        var asks = request.Principal;
        LayerOutcomes mended;
        switch (decision.DecidedBy)
        {
            case PolicyLayerKind.ServiceControl:
                mended = layers with { ServiceControl = LayerOutcome.Allowed };
                break;
            case PolicyLayerKind.VpcEndpoint:
                mended = layers with { VpcEndpoint = LayerOutcome.Allowed };
                break;
            case PolicyLayerKind.Resource when PrincipalOf(asks) is not null:
                mended = layers with { Resource = LayerOutcome.Of(MatchOfNamed(asks)) };
                break;
            case PolicyLayerKind.Identity when asks.IsOfAccount:
                mended = layers with { Identity = LayerOutcome.Allowed };
                break;
            case PolicyLayerKind.PermissionsBoundary:
                mended = layers with { PermissionsBoundary = LayerOutcome.Allowed };
                break;
            case PolicyLayerKind.Session:
                mended = layers with { Session = LayerOutcome.Allowed };
                break;
            default:
                return null;
        }

        return DecisionRules.Decide(request, policies, mended).IsAllowed ? Write(decision.DecidedBy, request) : null;
    }

    private static string Write(PolicyLayerKind layer, AuthorizationRequest request)
    {
        var statement = new JsonObject { ["Effect"] = "Allow" };
        if (layer == PolicyLayerKind.Resource)
        {
            statement["Principal"] = PrincipalOf(request.Principal);
        }
        else if (layer == PolicyLayerKind.VpcEndpoint)
        {
            statement["Principal"] = "*";
        }

        statement["Action"] = request.Action;

        // A trust policy speaks of its own role.
        if (layer != PolicyLayerKind.Resource || !MandatoryResourcePolicies.IsRoleToAssume(request))
        {
            statement["Resource"] = Escape(request.Resource);
        }

        return statement.ToJsonString(Plain);
    }

    private static PrincipalMatch MatchOfNamed(RequestPrincipal asks) =>
        asks.Type == PrincipalType.AssumedRole ? PrincipalMatch.Limited : PrincipalMatch.Direct;

    private static JsonNode? PrincipalOf(RequestPrincipal asks) => asks.Type switch
    {
        PrincipalType.Anonymous => "*",
        PrincipalType.Service => Named("Service", asks.Arn),
        PrincipalType.Federated => Named("Federated", asks.Arn),
        PrincipalType.AssumedRole => Named("AWS", asks.RoleArn),
        _ => Named("AWS", asks.Arn),
    };

    private static JsonObject? Named(string kind, string? name) => name is null ? null : new JsonObject { [kind] = name };

    // The request's own asterisks are no wildcards.
    private static string Escape(string resource) => resource == "*"
        ? resource
        : resource.Replace("${", "${$}{", StringComparison.Ordinal)
            .Replace("*", "${*}", StringComparison.Ordinal)
            .Replace("?", "${?}", StringComparison.Ordinal);
}
