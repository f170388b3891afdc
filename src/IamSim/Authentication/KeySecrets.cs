using System.Collections.Concurrent;
using System.Text;
using IamSim.Iam.AccessKeys;
using Microsoft.AspNetCore.DataProtection;

namespace IamSim.Authentication;

/// <summary>The secrets of access keys, taken out of Data Protection. What a sealed secret says never changes, so it is kept by what is sealed.</summary>
internal sealed class KeySecrets(IDataProtectionProvider protection)
{
    /// <summary>Past this many it starts afresh: some 5 MB.</summary>
    private const int Most = 10_000;

    private readonly IDataProtector _protector = protection.CreateProtector(AccessKey.SecretPurpose);
    private readonly ConcurrentDictionary<string, (byte[] Sealed, string Secret)> _secrets = new(StringComparer.Ordinal);

    public string Of(string accessKeyId, byte[] sealedSecret)
    {
        if (_secrets.TryGetValue(accessKeyId, out var known) && known.Sealed.AsSpan().SequenceEqual(sealedSecret))
        {
            return known.Secret;
        }

        if (_secrets.Count >= Most)
        {
            _secrets.Clear();
        }

        var secret = Encoding.UTF8.GetString(_protector.Unprotect(sealedSecret));
        _secrets[accessKeyId] = (sealedSecret, secret);
        return secret;
    }
}
