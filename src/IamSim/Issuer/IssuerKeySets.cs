using System.Collections.Concurrent;
using IamSim.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace IamSim.Issuer;

/// <summary>The keys that web identity tokens of an issuer are verified with: those of the configuration, or else IamSim's own. Nobody is asked for any.</summary>
internal sealed class IssuerKeySets(IamSimOptions options, TokenSigningKeys own)
{
    private readonly Dictionary<string, OidcIssuerOptions> _configured = options.Oidc.Providers.ToDictionary(p => p.Issuer, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ReadFile> _files = new(StringComparer.Ordinal);

    /// <summary>Empty where nobody said with which keys the issuer signs.</summary>
    public async ValueTask<IReadOnlyList<SecurityKey>> OfAsync(string issuer, CancellationToken ct)
    {
        if (_configured.TryGetValue(issuer, out var configured))
        {
            return [.. KeysOf(configured)];
        }

        if (!options.Oidc.TrustOwnIssuer)
        {
            return [];
        }

        var pair = await own.GetAsync(ct);
        return [pair.Rsa, pair.Ec];
    }

    /// <summary>What is wrong with configured keys; a server does not start with such.</summary>
    public static IEnumerable<string> ProblemsOf(OidcOptions options)
    {
        for (var at = 0; at < options.Providers.Count; at++)
        {
            var (provider, path) = (options.Providers[at], $"IamSim:Oidc:Providers:{at}");
            if (provider.Issuer.Length == 0 || options.Providers.Count(p => p.Issuer == provider.Issuer) > 1)
            {
                yield return $"{path}:Issuer must be an issuer's URL, which no other provider has.";
            }

            if (provider.Jwks is null == provider.JwksFile is null)
            {
                yield return $"{path} must have either Jwks or JwksFile.";
            }
            else if (ProblemOf(provider) is { } problem)
            {
                yield return $"{path}:{(provider.Jwks is null ? nameof(provider.JwksFile) : nameof(provider.Jwks))} {problem}";
            }
        }
    }

    private static string? ProblemOf(OidcIssuerOptions provider)
    {
        try
        {
            return Parse(provider.Jwks ?? File.ReadAllText(provider.JwksFile!)).Count > 0 ? null : "has no key to verify signatures with.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or System.Text.Json.JsonException)
        {
            return $"cannot be read: {e.Message}";
        }
    }

    private IList<SecurityKey> KeysOf(OidcIssuerOptions provider)
    {
        if (provider.Jwks is { } text)
        {
            return _files.GetOrAdd(provider.Issuer, static (_, jwks) => new ReadFile(default, Parse(jwks)), text).Keys;
        }

        var changed = File.GetLastWriteTimeUtc(provider.JwksFile!);
        if (_files.TryGetValue(provider.Issuer, out var known) && known.Changed == changed)
        {
            return known.Keys;
        }

        try
        {
            var read = new ReadFile(changed, Parse(File.ReadAllText(provider.JwksFile!)));
            _files[provider.Issuer] = read;
            return read.Keys;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or System.Text.Json.JsonException)
        {
            // Somebody is just writing it, or it is gone: the keys that were there still count.
            return known?.Keys ?? [];
        }
    }

    private static IList<SecurityKey> Parse(string jwks) => JsonWebKeySet.Create(jwks).GetSigningKeys();

    private sealed record ReadFile(DateTime Changed, IList<SecurityKey> Keys);
}
