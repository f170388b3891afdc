namespace IamSim.Issuer;

/// <summary>Whose web identity tokens are believed: <c>IamSim:Oidc</c>. IamSim asks no provider for its keys.</summary>
internal sealed class OidcOptions
{
    /// <summary>
    /// Whether tokens that IamSim signed itself are believed as those of any issuer that has no keys here. They are for tests: whoever reaches the
    /// simulator's own paths has them made.
    /// </summary>
    public bool TrustOwnIssuer { get; init; } = true;

    /// <summary>The keys of real issuers.</summary>
    public List<OidcIssuerOptions> Providers { get; init; } = [];
}

/// <summary>One issuer and its keys, as its <c>jwks_uri</c> shows them.</summary>
internal sealed class OidcIssuerOptions
{
    /// <summary>The issuer's URL, letter by letter as its tokens have it in <c>iss</c>.</summary>
    public string Issuer { get; init; } = string.Empty;

    /// <summary>The key set, JSON in one text; or <see cref="JwksFile"/>.</summary>
    public string? Jwks { get; init; }

    /// <summary>A file with the key set. It is read anew when it has changed.</summary>
    public string? JwksFile { get; init; }
}
