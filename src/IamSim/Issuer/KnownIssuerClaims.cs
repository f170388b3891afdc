using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IamSim.Issuer;

/// <summary>The claims that tokens of well-known issuers have beside the standard ones, as far as their subject tells them.</summary>
/// <remarks>
/// <see href="https://docs.github.com/en/actions/reference/security/oidc">GitHub: OpenID Connect reference</see>,
/// <see href="https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens">Kubernetes: bound service
/// account tokens</see>
/// </remarks>
internal static partial class KnownIssuerClaims
{
    public static void AddTo(JsonObject claims, string issuer, string subject)
    {
        if (issuer == "https://token.actions.githubusercontent.com" && GitHub().Match(subject) is { Success: true } git)
        {
            AddGitHub(claims, git.Groups["repository"].Value, git.Groups["kind"].Value, git.Groups["value"].Value);
        }
        else if (Kubernetes().Match(subject) is { Success: true } pod)
        {
            claims["kubernetes.io"] = new JsonObject
            {
                ["namespace"] = pod.Groups["namespace"].Value,
                ["serviceaccount"] = new JsonObject { ["name"] = pod.Groups["name"].Value },
            };
        }
    }

    private static void AddGitHub(JsonObject claims, string repository, string kind, string value)
    {
        claims["repository"] = repository;
        claims["repository_owner"] = repository.Split('/')[0];
        claims["event_name"] = kind == "pull_request" ? "pull_request" : "push";
        if (kind is "ref" or "environment")
        {
            claims[kind] = value;
        }

        if (kind == "ref")
        {
            claims["ref_type"] = value.StartsWith("refs/tags/", StringComparison.Ordinal) ? "tag" : "branch";
        }
    }

    [GeneratedRegex(@"\Arepo:(?<repository>[^:/]+/[^:/]+):(?<kind>ref|environment|pull_request)(:(?<value>.+))?\z")]
    private static partial Regex GitHub();

    [GeneratedRegex(@"\Asystem:serviceaccount:(?<namespace>[^:]+):(?<name>[^:]+)\z")]
    private static partial Regex Kubernetes();
}
