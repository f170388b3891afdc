using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using IamSim.Contracts;
using Microsoft.IdentityModel.Tokens;

namespace IamSim.Sts.WebIdentity;

/// <summary>What an OpenID Connect ID token says. Nothing of it is believed before its signature is verified.</summary>
/// <remarks>
/// <see href="https://openid.net/specs/openid-connect-core-1_0.html#IDToken">OpenID Connect Core: ID Token</see>,
/// <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">STS: AssumeRoleWithWebIdentity</see>
/// </remarks>
internal sealed record WebIdentityToken
{
    /// <summary>"Tokens must be signed using either RSA keys (RS256, RS384, or RS512) or ECDSA keys (ES256, ES384, or ES512)."</summary>
    public static IReadOnlyList<string> Algorithms { get; } =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>The longest subject and audience, as the answer's model has them.</summary>
    private const int MostCharacters = 255;

    // Half a key twice is two readers' quarrel about what was signed.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public required string Text { get; init; }

    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    /// <summary>For whom the token was made: <c>aud</c>.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>Who asked for it, where that is another: <c>azp</c>.</summary>
    public string? AuthorizedParty { get; init; }

    public required long IssuedAt { get; init; }

    public required long ExpiresAt { get; init; }

    public long? NotBefore { get; init; }

    /// <summary>All claims.</summary>
    public required JsonElement Claims { get; init; }

    /// <summary>Reads a token, or says why it is none.</summary>
    public static Outcome<WebIdentityToken> Read(string text)
    {
        if (text.Split('.') is not [var head, var body, { Length: > 0 }] || Decode(head) is not { } header || Decode(body) is not { } claims
            || TextOf(header, "alg") is not { } algorithm || !Algorithms.Contains(algorithm))
        {
            return WebIdentityErrors.NotAToken();
        }

        foreach (var name in (string[])["iss", "sub", "aud", "iat", "exp"])
        {
            if (!claims.TryGetProperty(name, out var claim) || claim.ValueKind == JsonValueKind.Null)
            {
                return WebIdentityErrors.MissingClaim(name);
            }
        }

        return Read(text, claims);
    }

    private static Outcome<WebIdentityToken> Read(string text, JsonElement claims)
    {
        if (TextOf(claims, "iss") is not { } issuer)
        {
            return WebIdentityErrors.UnusableClaim("iss");
        }

        if (TextOf(claims, "sub") is not { Length: > 0 and <= MostCharacters } subject)
        {
            return WebIdentityErrors.UnusableClaim("sub");
        }

        if (!TryTexts(claims, "aud", out var audiences) || audiences.Any(a => a.Length > MostCharacters))
        {
            return WebIdentityErrors.UnusableClaim("aud");
        }

        var party = TextOf(claims, "azp");
        if (party is null ? claims.TryGetProperty("azp", out _) : party.Length > MostCharacters)
        {
            return WebIdentityErrors.UnusableClaim("azp");
        }

        // "Timestamps in the token must be formatted as either an integer or a long integer."
        if (!TryTime(claims, "iat", out var issued) || !TryTime(claims, "exp", out var expires))
        {
            return WebIdentityErrors.UnusableClaim("exp or iat");
        }

        long? notBefore = null;
        if (claims.TryGetProperty("nbf", out _))
        {
            if (!TryTime(claims, "nbf", out var from))
            {
                return WebIdentityErrors.UnusableClaim("nbf");
            }

            notBefore = from;
        }

        return new WebIdentityToken
        {
            Text = text,
            Issuer = issuer,
            Subject = subject,
            Audiences = audiences,
            AuthorizedParty = party,
            IssuedAt = issued,
            ExpiresAt = expires,
            NotBefore = notBefore,
            Claims = claims,
        };
    }

    /// <summary>A claim that is a text; null for any other.</summary>
    public static string? TextOf(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var claim) && claim.ValueKind == JsonValueKind.String && TryText(claim, out var text) ? text : null;

    /// <summary>A claim that is a text or a list of texts; false for any other.</summary>
    public static bool TryTexts(JsonElement claims, string name, [NotNullWhen(true)] out IReadOnlyList<string>? texts)
    {
        texts = null;
        if (!claims.TryGetProperty(name, out var claim))
        {
            return false;
        }

        var found = new List<string>();
        foreach (var item in claim.ValueKind == JsonValueKind.Array ? claim.EnumerateArray().AsEnumerable() : [claim])
        {
            if (item.ValueKind != JsonValueKind.String || !TryText(item, out var text))
            {
                return false;
            }

            found.Add(text);
        }

        texts = found;
        return found.Count > 0;
    }

    private static bool TryTime(JsonElement claims, string name, out long seconds)
    {
        seconds = 0;
        return claims.TryGetProperty(name, out var claim) && claim.ValueKind == JsonValueKind.Number && claim.TryGetInt64(out seconds);
    }

    private static bool TryText(JsonElement item, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = item.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // JSON's escapes can spell half a surrogate pair, which is no text.
            text = null;
            return false;
        }
    }

    private static JsonElement? Decode(string part)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(part), Strict);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
