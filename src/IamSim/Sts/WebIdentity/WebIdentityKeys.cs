using System.Collections.Immutable;

namespace IamSim.Sts.WebIdentity;

/// <summary>The condition keys that follow from a web identity token.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif">IAM: available keys for OIDC
/// federation</see>
/// </remarks>
internal static class WebIdentityKeys
{
    /// <summary>What AWS takes of the tokens of providers that it knows, in trust policies alone.</summary>
    private static readonly Dictionary<string, string[]> OfProviders = new(StringComparer.Ordinal)
    {
        ["token.actions.githubusercontent.com"] =
        [
            "actor", "actor_id", "enterprise_id", "environment", "job_workflow_ref", "ref", "repository", "repository_id", "repository_owner_id", "workflow",
        ],
    };

    /// <summary>The keys that trust policies see.</summary>
    public static ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> OfTrust(WebIdentityProvider provider, WebIdentityToken token, string audience)
    {
        var keys = ImmutableArray.CreateBuilder<KeyValuePair<string, ImmutableArray<string>>>();
        foreach (var (key, values) in OfSession(provider, token, audience))
        {
            keys.Add(new(key, [.. values]));
        }

        keys.Add(new($"{provider.Name}:oaud", [.. token.Audiences]));

        // "token.actions.githubusercontent.com/${SubPath}": an enterprise's own issuer has the same claims.
        if (OfProviders.TryGetValue(provider.Name.Split('/')[0], out var claims))
        {
            foreach (var claim in claims)
            {
                if (WebIdentityToken.TryTexts(token.Claims, claim, out var values))
                {
                    keys.Add(new($"{provider.Name}:{claim}", [.. values]));
                }
            }
        }

        return keys.ToImmutable();
    }

    /// <summary>The keys that every request of the session has too.</summary>
    public static Dictionary<string, IReadOnlyList<string>> OfSession(WebIdentityProvider provider, WebIdentityToken token, string audience)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>
        {
            [$"{provider.Name}:aud"] = [audience],
            [$"{provider.Name}:sub"] = [token.Subject],
        };
        foreach (var claim in (string[])["amr", "email"])
        {
            if (WebIdentityToken.TryTexts(token.Claims, claim, out var values))
            {
                keys[$"{provider.Name}:{claim}"] = values;
            }
        }

        return keys;
    }

    /// <summary>What CloudTrail shows of a session's token: for the built-in providers their keys, for an account's own nothing.</summary>
    public static Dictionary<string, string> OfEvents(WebIdentityProvider provider, IReadOnlyDictionary<string, IReadOnlyList<string>> keys) =>
        provider.ClientIds is null ? keys.ToDictionary(key => key.Key, key => string.Join(',', key.Value)) : [];
}
