using System.Security.Cryptography;
using System.Text;
using IamSim.Contracts;
using Microsoft.AspNetCore.DataProtection;

namespace IamSim.Iam.SamlProviders;

/// <summary>
/// Checks, seals and opens the private keys of SAML providers. Only for use before the lane: Data Protection may have to fetch its keys from the database.
/// </summary>
internal sealed class SamlProviderKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector(SamlProviderKey.Purpose);

    /// <summary>The key as it is kept, or why it is none.</summary>
    public Outcome<byte[]> Seal(string pem)
    {
        try
        {
            using var key = RSA.Create();
            key.ImportFromPem(pem);
            _ = key.ExportParameters(includePrivateParameters: true);
            return _protector.Protect(Encoding.UTF8.GetBytes(pem));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return SamlProviderErrors.UnreadableKey();
        }
    }

    /// <summary>A key that was kept. The caller disposes of it.</summary>
    public RSA Open(byte[] sealedKey)
    {
        var key = RSA.Create();
        key.ImportFromPem(Encoding.UTF8.GetString(_protector.Unprotect(sealedKey)));
        return key;
    }
}
