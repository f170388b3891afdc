using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using IamSim.Calls;

namespace IamSim.Authentication.Signatures;

/// <summary>Derives signing keys: a secret's key for one day, region and service. Most calls of a day use the same few.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#derive-signing-key">IAM: Derive a signing
/// key</see>
/// </remarks>
internal sealed class SigningKeys
{
    /// <summary>Past this many it starts afresh: some 3 MB.</summary>
    private const int MostKeys = 10_000;

    private readonly ConcurrentDictionary<(string Secret, string Date, string Region, string Service), byte[]> _keys = new();

    public byte[] Of(string secret, CredentialScope scope)
    {
        var of = (secret, scope.Date, scope.Region, scope.Service);
        if (_keys.TryGetValue(of, out var known))
        {
            return known;
        }

        if (_keys.Count >= MostKeys)
        {
            _keys.Clear();
        }

        return _keys.GetOrAdd(of, Derive(secret, scope));
    }

    private static byte[] Derive(string secret, CredentialScope scope)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in (ReadOnlySpan<string>)[scope.Date, scope.Region, scope.Service, "aws4_request"])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return key;
    }
}
