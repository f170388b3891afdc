using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace IamSim.Tests.Support;

/// <summary>What a client of AWS signs with.</summary>
/// <param name="AccessKeyId">The key.</param>
/// <param name="Secret">Its secret.</param>
/// <param name="Token">The session token of temporary credentials.</param>
public sealed record TestCredentials(string AccessKeyId, string Secret, string? Token = null);

/// <summary>
/// Signs requests by Signature Version 4 as AWS describes it to clients: written for these tests from that page, and sharing no line with the server.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">IAM: Create a signed request</see></remarks>
public static class TestSigner
{
    /// <summary>Signs a request in its Authorization header.</summary>
    /// <param name="message">The request, with all its headers; its address may be relative.</param>
    /// <param name="endpoint">The server.</param>
    /// <param name="body">The request's body.</param>
    /// <param name="by">The credentials.</param>
    /// <param name="region">The region of the scope.</param>
    /// <param name="service">The service of the scope.</param>
    /// <param name="at">The time of the signature; null for now.</param>
    public static void Sign(HttpRequestMessage message, Uri endpoint, byte[] body, TestCredentials by, string region, string service, DateTimeOffset? at = null)
    {
        var time = (at ?? TimeProvider.System.GetUtcNow()).UtcDateTime.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture);
        message.Headers.Remove("X-Amz-Date");
        message.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        if (by.Token is not null)
        {
            message.Headers.TryAddWithoutValidation("X-Amz-Security-Token", by.Token);
        }

        var address = message.RequestUri!.IsAbsoluteUri ? message.RequestUri : new Uri(endpoint, message.RequestUri);
        var headers = message.Headers.Concat(message.Content?.Headers.AsEnumerable() ?? [])
            .Where(h => h.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) || h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            .Select(h => (Name: h.Key.ToLowerInvariant(), Value: string.Join(",", h.Value.Select(v => string.Join(' ', v.Split(' ', StringSplitOptions.RemoveEmptyEntries))))))
            .Append((Name: "host", Value: address.Authority))
            .OrderBy(h => h.Name, StringComparer.Ordinal).ToList();
        var names = string.Join(';', headers.Select(h => h.Name));
        var canonical = string.Join('\n', [
            message.Method.Method,
            PathOf(address.AbsolutePath),
            QueryOf(address.Query),
            .. headers.Select(h => $"{h.Name}:{h.Value}"),
            string.Empty,
            names,
            Hex(SHA256.HashData(body)),
        ]);
        var scope = $"{time[..8]}/{region}/{service}/aws4_request";
        var signature = SignatureOf(by.Secret, scope, time, canonical);
        message.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential={by.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}");
    }

    /// <summary>A presigned path: <c>/?Action=…&amp;X-Amz-Signature=…</c>.</summary>
    public static string Presign(
        string method, string pathAndQuery, Uri endpoint, TestCredentials by, string region, string service, int? expires = 900, DateTimeOffset? at = null)
    {
        var time = (at ?? TimeProvider.System.GetUtcNow()).UtcDateTime.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture);
        var scope = $"{time[..8]}/{region}/{service}/aws4_request";
        (string Name, string Value)[] parameters = [
            ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"),
            ("X-Amz-Credential", $"{by.AccessKeyId}/{scope}"),
            ("X-Amz-Date", time),
            .. expires is null ? [] : new[] { ("X-Amz-Expires", $"{expires}") },
            .. by.Token is null ? [] : new[] { ("X-Amz-Security-Token", by.Token) },
            ("X-Amz-SignedHeaders", "host"),
        ];
        var signed = pathAndQuery + (pathAndQuery.Contains('?') ? "&" : "?") + string.Join('&', parameters.Select(p => $"{p.Name}={Encode(p.Value)}"));
        var split = signed.Split('?', 2);
        var canonical = string.Join(
            '\n', method, PathOf(split[0]), QueryOf("?" + split[1]), $"host:{endpoint.Authority}", string.Empty, "host", Hex(SHA256.HashData([])));
        return $"{signed}&X-Amz-Signature={SignatureOf(by.Secret, scope, time, canonical)}";
    }

    public static string Encode(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b =>
        char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~' ? ((char)b).ToString() : $"%{b:X2}"));

    private static string SignatureOf(string secret, string scope, string time, string canonical)
    {
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), (k, part) => HMACSHA256.HashData(k, Encoding.UTF8.GetBytes(part)));
        var toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }

    /// <summary>What was sent, encoded once more.</summary>
    private static string PathOf(string path) => string.Join('/', path.Split('/').Select(Encode));

    private static string QueryOf(string query) => string.Join('&', query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Again(pair[0]), Value: Again(pair.Length > 1 ? pair[1] : string.Empty)))
        .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal)
        .Select(p => $"{p.Name}={p.Value}"));

    private static string Again(string encoded) => Encode(Uri.UnescapeDataString(encoded.Replace('+', ' ')));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
