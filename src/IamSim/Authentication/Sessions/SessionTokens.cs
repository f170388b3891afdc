using System.Buffers.Text;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace IamSim.Authentication.Sessions;

/// <summary>Makes and opens session tokens: the session's claims, sealed with a key that all servers of the database share.</summary>
/// <remarks>A token is <c>IQoJ</c>, which AWS's begin with too, and the base64url of nonce, tag and the sealed, compressed claims.</remarks>
internal sealed class SessionTokens(byte[] key) : IDisposable
{
    private const string Prefix = "IQoJ";
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>The longest token that is looked at: longer than any that is made.</summary>
    private const int Longest = 16 * 1024;

    /// <summary>Past this many opened tokens it starts afresh: some 20 MB.</summary>
    private const int MostOpened = 10_000;

    private readonly AesGcm _cipher = new(key, TagLength);
    private readonly ConcurrentDictionary<string, SessionClaims> _opened = new(StringComparer.Ordinal);

    public string Seal(SessionClaims claims)
    {
        var plain = Compress(JsonSerializer.SerializeToUtf8Bytes(claims, SessionClaimsJson.Default.SessionClaims));
        var whole = new byte[NonceLength + TagLength + plain.Length];
        var nonce = whole.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        lock (_cipher)
        {
            _cipher.Encrypt(nonce, plain, whole.AsSpan(NonceLength + TagLength), whole.AsSpan(NonceLength, TagLength));
        }

        return Prefix + Base64Url.EncodeToString(whole);
    }

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

    public void Dispose() => _cipher.Dispose();

    private SessionClaims? Unseal(string token)
    {
        try
        {
            var whole = Base64Url.DecodeFromChars(token.AsSpan(Prefix.Length));
            if (whole.Length <= NonceLength + TagLength)
            {
                return null;
            }

            var plain = new byte[whole.Length - NonceLength - TagLength];
            lock (_cipher)
            {
                _cipher.Decrypt(whole.AsSpan(0, NonceLength), whole.AsSpan(NonceLength + TagLength), whole.AsSpan(NonceLength, TagLength), plain);
            }

            return JsonSerializer.Deserialize(Decompress(plain), SessionClaimsJson.Default.SessionClaims);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Compress(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            brotli.Write(plain);
        }

        return packed.ToArray();
    }

    private static byte[] Decompress(byte[] packed)
    {
        using var plain = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        brotli.CopyTo(plain);
        return plain.ToArray();
    }
}
