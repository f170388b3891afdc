using IamSim.Calls;
using Microsoft.Extensions.Primitives;

namespace IamSim.Authentication.Signatures;

/// <summary>What a request says of its signature, in the Authorization header or as a presigned URL's parameters. Nothing of it is verified here.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html">IAM: Authentication methods</see>
/// </remarks>
internal sealed class RequestSignature
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Session tokens in a header; in a presigned URL's query by the same name.</summary>
    public const string TokenName = "X-Amz-Security-Token";

    public const string DateName = "X-Amz-Date";

    private const string Family = "AWS4-";

    public bool IsPresigned { get; private init; }

    /// <summary>The credential's parts; null where it has not five of them.</summary>
    public CredentialScope? Scope { get; private init; }

    /// <summary>The names of the signed headers, as <c>host;x-amz-date</c>.</summary>
    public string SignedHeaders { get; private init; } = string.Empty;

    public string Signature { get; private init; } = string.Empty;

    /// <summary>When it was signed, as it was sent.</summary>
    public string Date { get; private init; } = string.Empty;

    /// <summary>True where <see cref="Date"/> is of HTTP's own header.</summary>
    public bool IsHttpDate { get; private init; }

    /// <summary>How long a presigned URL is good, as it was sent; null where it does not say.</summary>
    public string? Expires { get; private init; }

    public string? Token { get; private init; }

    /// <summary>What a presigned URL says of the payload; null where it does not.</summary>
    public string? Payload { get; private init; }

    /// <summary>What keeps it from being verified at all; null where nothing does.</summary>
    public CredentialRefusal? Problem { get; private init; }

    /// <summary>The request's signature; null where it has none.</summary>
    public static RequestSignature? Of(HttpRequest request)
    {
        var authorization = request.Headers.Authorization;
        var query = request.QueryString.HasValue && MayBePresigned(request.QueryString.Value!) ? request.Query : null;
        var isPresigned = query is not null
            && (query.ContainsKey("X-Amz-Algorithm") || query.ContainsKey("X-Amz-Signature") || query.ContainsKey("X-Amz-Credential"));
        if (authorization.Count > 0)
        {
            var signature = OfHeader(request, authorization.ToString());
            return isPresigned ? signature.With(SignatureErrors.Twice()) : authorization.Count > 1 ? signature.With(SignatureErrors.NoPairs(authorization.ToString())) : signature;
        }

        if (isPresigned)
        {
            return OfQuery(query!);
        }

        return query is not null && query.ContainsKey("AWSAccessKeyId") ? new RequestSignature { Problem = SignatureErrors.Version2() } : null;
    }

    private static bool MayBePresigned(string query) =>
        query.Contains("X-Amz-", StringComparison.OrdinalIgnoreCase) || query.Contains("AWSAccessKeyId", StringComparison.OrdinalIgnoreCase)
        || query.Contains('%');

    private static RequestSignature OfHeader(HttpRequest request, string authorization)
    {
        var space = authorization.IndexOf(' ');
        var algorithm = space < 0 ? authorization.AsSpan() : authorization.AsSpan(0, space);
        if (!algorithm.StartsWith(Family, StringComparison.Ordinal))
        {
            return new RequestSignature { Problem = SignatureErrors.NoPairs(authorization) with { IsUnknownScheme = true, IsVersion2 = algorithm is "AWS" } };
        }

        if (!algorithm.SequenceEqual(Algorithm))
        {
            return new RequestSignature { Problem = SignatureErrors.Algorithm(algorithm.ToString()) };
        }

        string? signedHeaders = null, signature = null;
        var credential = ReadOnlySpan<char>.Empty;
        var hasCredential = false;
        CredentialRefusal? problem = null;
        var rest = space < 0 ? [] : authorization.AsSpan(space + 1);
        foreach (var range in rest.Split(','))
        {
            var pair = rest[range].Trim();
            var equals = pair.IndexOf('=');
            if (equals < 0)
            {
                problem ??= pair.IsEmpty && rest.Trim().IsEmpty ? null : SignatureErrors.NoPairs(authorization);
                continue;
            }

            var value = pair[(equals + 1)..];
            switch (pair[..equals])
            {
                case "Credential" when !hasCredential:
                    credential = value;
                    hasCredential = true;
                    break;
                case "SignedHeaders" when signedHeaders is null:
                    signedHeaders = value.ToString();
                    break;
                case "Signature" when signature is null:
                    signature = value.ToString();
                    break;
                default:
                    // What is not known, or said twice, is not for guessing.
                    problem ??= SignatureErrors.NoPairs(authorization);
                    break;
            }
        }

        var date = request.Headers[DateName];
        var isHttpDate = date.Count == 0;
        date = isHttpDate ? request.Headers.Date : date;
        var scope = hasCredential ? CredentialScope.Parse(credential) : null;
        if (problem is null && (!hasCredential || signature is null || signedHeaders is null || date.Count == 0))
        {
            (string Name, bool Is)[] parameters = [("Credential", hasCredential), ("Signature", signature is not null), ("SignedHeaders", signedHeaders is not null)];
            problem = SignatureErrors.HeaderLacks(parameters.Where(p => !p.Is).Select(p => p.Name), date.Count > 0, authorization);
        }

        return new RequestSignature
        {
            Scope = scope,
            SignedHeaders = signedHeaders ?? string.Empty,
            Signature = signature ?? string.Empty,
            Date = date.ToString(),
            IsHttpDate = isHttpDate,
            Token = TokenOf(request.Headers[TokenName]),
            Problem = problem ?? (scope is null ? SignatureErrors.Credential(credential.ToString()) : null),
        };
    }

    private static RequestSignature OfQuery(IQueryCollection query)
    {
        string[] needed = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", DateName];
        var missing = needed.Where(name => string.IsNullOrEmpty(query[name])).ToList();
        var algorithm = query["X-Amz-Algorithm"].ToString();
        var credential = query["X-Amz-Credential"].ToString();
        var scope = CredentialScope.Parse(credential);
        CredentialRefusal? problem = null;
        if (algorithm.Length > 0 && algorithm != Algorithm)
        {
            problem = SignatureErrors.Algorithm(algorithm);
        }
        else if (missing.Count > 0)
        {
            problem = SignatureErrors.QueryLacks(missing);
        }
        else if (scope is null)
        {
            problem = SignatureErrors.Credential(credential);
        }

        return new RequestSignature
        {
            IsPresigned = true,
            Scope = scope,
            SignedHeaders = query["X-Amz-SignedHeaders"].ToString(),
            Signature = query["X-Amz-Signature"].ToString(),
            Date = query[DateName].ToString(),
            Expires = query.TryGetValue("X-Amz-Expires", out var expires) ? expires.ToString() : null,
            Token = TokenOf(query[TokenName]),
            Payload = query.TryGetValue("X-Amz-Content-Sha256", out var payload) ? payload.ToString() : null,
            Problem = problem,
        };
    }

    private static string? TokenOf(StringValues token) => token.Count == 0 ? null : token.ToString();

    private RequestSignature With(CredentialRefusal problem) => new()
    {
        Scope = Scope,
        SignedHeaders = SignedHeaders,
        Signature = Signature,
        Date = Date,
        IsHttpDate = IsHttpDate,
        Token = Token,
        Problem = problem,
    };
}
