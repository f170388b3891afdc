using IamSim.Contracts;
using IamSim.Iam.Quotas;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>AWS's rules for what an OIDC provider is made of.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html">IAM: CreateOpenIDConnectProvider</see></remarks>
internal static class OpenIdConnectRules
{
    private const string Scheme = "https://";
    private const int MostThumbprints = 5;

    /// <summary>The URL without its scheme, or why it is none: "path components are allowed but query parameters are not", and no port.</summary>
    public static Outcome<string> UrlOf(string url)
    {
        var isGood = url.StartsWith(Scheme, StringComparison.Ordinal)
            && Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            && parsed is { IsDefaultPort: true, Query: "", Fragment: "", UserInfo: "", Host.Length: > 0 }
            && url.AsSpan(Scheme.Length).IndexOfAny('?', '#') < 0
            && !url.Split('/')[2].Contains(':', StringComparison.Ordinal)
            && !url.Any(char.IsWhiteSpace);
        return isGood ? Outcome<string>.Success(url[Scheme.Length..]) : OpenIdConnectErrors.InvalidUrl();
    }

    /// <summary>Why a list of thumbprints cannot be a provider's; null where it can.</summary>
    public static Fault? RefuseThumbprints(IReadOnlyList<string> thumbprints)
    {
        if (thumbprints.Count > MostThumbprints)
        {
            return OpenIdConnectErrors.TooManyThumbprints(MostThumbprints);
        }

        return thumbprints.FirstOrDefault(t => !t.All(char.IsAsciiHexDigit)) is { } invalid ? OpenIdConnectErrors.InvalidThumbprint(invalid) : null;
    }

    /// <summary>Why a list of client ids cannot be a provider's; null where it can.</summary>
    public static Fault? RefuseClientIds(IReadOnlyList<string> ids, QuotaOptions quotas)
    {
        if (ids.Count > quotas.ClientIdsPerOpenIdConnectProvider)
        {
            return QuotaOptions.Exceeded(nameof(quotas.ClientIdsPerOpenIdConnectProvider), quotas.ClientIdsPerOpenIdConnectProvider);
        }

        return ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice
            ? OpenIdConnectErrors.DuplicateClientId(twice.Key)
            : null;
    }
}
