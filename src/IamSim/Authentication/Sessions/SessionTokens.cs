using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using IamSim.Storage;

namespace IamSim.Authentication.Sessions;

/// <summary>Makes and opens session tokens: the session's claims, sealed with a key that all servers of the database share.</summary>
/// <remarks>A token is <c>IQoJ</c>, which AWS's begin with too, and the base64url of nonce, tag and the sealed, compressed claims.</remarks>
internal sealed class SessionTokens(byte[] key) : IDisposable
{
    private const string Prefix = "IQoJ";

    /// <summary>A token says itself whose it is.</summary>
    private const string Owner = "";

    /// <summary>The longest token that is looked at: longer than any that is made.</summary>
    private const int Longest = 16 * 1024;

    /// <summary>Past this many opened tokens it starts afresh: some 20 MB.</summary>
    private const int MostOpened = 10_000;

    private readonly SealedBox _box = new(key);
    private readonly ConcurrentDictionary<string, SessionClaims> _opened = new(StringComparer.Ordinal);

    public string Seal(SessionClaims claims) => Prefix
        + _box.Seal(JsonSerializer.SerializeToUtf8Bytes(claims, SessionClaimsJson.Default.SessionClaims), Owner, CompressionLevel.Fastest);

    /// <summary>The claims of a token; null for a text that is no token of this database's. Whether it has expired is the caller's to ask.</summary>
    public SessionClaims? Open(string token)
    {
        if (_opened.TryGetValue(token, out var known))
        {
            return known;
        }

        if (token.Length > Longest || !token.StartsWith(Prefix, StringComparison.Ordinal) || Unseal(token) is not { } claims)
        {
            return null;
        }

        if (_opened.Count >= MostOpened)
        {
            _opened.Clear();
        }

        return _opened.GetOrAdd(token, claims);
    }

    public void Dispose() => _box.Dispose();

    private SessionClaims? Unseal(string token) => _box.Open(token.AsSpan(Prefix.Length), Owner) is { } claims
        ? JsonSerializer.Deserialize(claims, SessionClaimsJson.Default.SessionClaims)
        : null;
}
