using System.Security.Cryptography;
using System.Xml;
using IamSim.Iam.SamlProviders;

namespace IamSim.Sts.Saml;

/// <summary>Decrypts encrypted assertions with the private keys of their provider.</summary>
/// <remarks>
/// <see href="https://www.w3.org/TR/xmlenc-core1/">W3C: XML Encryption</see>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html">IAM: Create a SAML identity provider</see>: assertions
/// encrypted with AES in the modes GCM or CBC.
/// </remarks>
internal sealed class SamlDecryption(SamlProviderKeys keys)
{
    private const int GcmNonce = 12;
    private const int GcmTag = 16;
    private const int CbcBlock = 16;

    /// <summary>The assertion, in a document of its own; null where none of the keys reads it.</summary>
    public XmlElement? Decrypt(XmlElement encrypted, IEnumerable<byte[]> sealedKeys)
    {
        if (SamlXml.Only(encrypted, "EncryptedData", SamlNames.Encryption) is not { } data || KeyOf(encrypted, data) is not { } wrapped
            || CipherOf(data) is not { } cipher || CipherOf(wrapped) is not { } wrappedKey)
        {
            return null;
        }

        foreach (var sealedKey in sealedKeys)
        {
            using var rsa = keys.Open(sealedKey);
            if (Unwrap(rsa, wrapped, wrappedKey) is { } key && Decrypt(MethodOf(data), key, cipher) is { } plain
                && SamlXml.Load(plain)?.DocumentElement is { } assertion && SamlXml.Is(assertion, "Assertion", SamlNames.Assertion))
            {
                return assertion;
            }
        }

        return null;
    }

    // Where the key stands is the provider's choice: within the data's KeyInfo, or beside the data.
    private static XmlElement? KeyOf(XmlElement encrypted, XmlElement data) =>
        SamlXml.Only(SamlXml.Only(data, "KeyInfo", SamlNames.Signature), "EncryptedKey", SamlNames.Encryption)
        ?? SamlXml.Only(encrypted, "EncryptedKey", SamlNames.Encryption);

    private static string MethodOf(XmlElement encrypted) =>
        SamlXml.Only(encrypted, "EncryptionMethod", SamlNames.Encryption)?.GetAttribute("Algorithm") ?? string.Empty;

    private static byte[]? CipherOf(XmlElement encrypted)
    {
        if (SamlXml.Only(SamlXml.Only(encrypted, "CipherData", SamlNames.Encryption), "CipherValue", SamlNames.Encryption) is not { } value)
        {
            return null;
        }

        try
        {
            return Convert.FromBase64String(value.InnerText);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[]? Unwrap(RSA rsa, XmlElement wrapped, byte[] key)
    {
        if (PaddingOf(wrapped) is not { } padding)
        {
            return null;
        }

        try
        {
            return rsa.Decrypt(key, padding);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static RSAEncryptionPadding? PaddingOf(XmlElement wrapped)
    {
        var method = SamlXml.Only(wrapped, "EncryptionMethod", SamlNames.Encryption);
        switch (method?.GetAttribute("Algorithm"))
        {
            case SamlNames.Encryption + "rsa-oaep-mgf1p":
                return RSAEncryptionPadding.OaepSHA1;
            case SamlNames.Encryption11 + "rsa-oaep":
                // .NET masks with the digest's own hash; providers that mix two are rare.
                return SamlXml.Only(method, "DigestMethod", SamlNames.Signature)?.GetAttribute("Algorithm") switch
                {
                    SamlNames.Encryption + "sha256" => RSAEncryptionPadding.OaepSHA256,
                    SamlNames.Encryption + "sha512" => RSAEncryptionPadding.OaepSHA512,
                    _ => RSAEncryptionPadding.OaepSHA1,
                };
            default:
                return null;
        }
    }

    private static byte[]? Decrypt(string method, byte[] key, byte[] cipher)
    {
        try
        {
            return method switch
            {
                SamlNames.Encryption + "aes128-cbc" when key.Length == 16 => Cbc(key, cipher),
                SamlNames.Encryption + "aes192-cbc" when key.Length == 24 => Cbc(key, cipher),
                SamlNames.Encryption + "aes256-cbc" when key.Length == 32 => Cbc(key, cipher),
                SamlNames.Encryption11 + "aes128-gcm" when key.Length == 16 => Gcm(key, cipher),
                SamlNames.Encryption11 + "aes192-gcm" when key.Length == 24 => Gcm(key, cipher),
                SamlNames.Encryption11 + "aes256-gcm" when key.Length == 32 => Gcm(key, cipher),
                _ => null,
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[]? Cbc(byte[] key, byte[] cipher)
    {
        if (cipher.Length < 2 * CbcBlock || cipher.Length % CbcBlock != 0)
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = key;

        // XML Encryption's padding: the last byte tells how many, and the others may be anything.
        return aes.DecryptCbc(cipher.AsSpan(CbcBlock), cipher.AsSpan(0, CbcBlock), PaddingMode.ISO10126);
    }

    private static byte[]? Gcm(byte[] key, byte[] cipher)
    {
        if (cipher.Length <= GcmNonce + GcmTag)
        {
            return null;
        }

        using var gcm = new AesGcm(key, GcmTag);
        var plain = new byte[cipher.Length - GcmNonce - GcmTag];
        gcm.Decrypt(cipher.AsSpan(0, GcmNonce), cipher.AsSpan(GcmNonce, plain.Length), cipher.AsSpan(cipher.Length - GcmTag), plain);
        return plain;
    }
}
