using System.Security.Cryptography;
using IamSim.Simulator;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace IamSim.Issuer;

/// <summary>
/// The keys that IamSim signs web identity tokens with. They are made when they are first needed, and kept in the database under Data Protection: a
/// restart keeps them, and all servers of one database have the same.
/// </summary>
/// <remarks>Only for use outside of the lane: what is missing is made in it.</remarks>
internal sealed class TokenSigningKeys(ProtectedSecrets secrets, IDataProtectionProvider protection) : IDisposable
{
    private const string Purpose = "IamSim.TokenSigningKeys";
    private const string RsaName = "token-signing-rsa";
    private const string EcName = "token-signing-ec";
    private const int RsaBits = 2048;

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);
    private readonly SemaphoreSlim _once = new(1, 1);
    private TokenSigningPair? _pair;

    public async ValueTask<TokenSigningPair> GetAsync(CancellationToken ct)
    {
        if (Volatile.Read(ref _pair) is { } known)
        {
            return known;
        }

        await _once.WaitAsync(ct);
        try
        {
            if (_pair is null)
            {
                using var rsa = RSA.Create();
                rsa.ImportPkcs8PrivateKey(await secrets.FindOrMakeAsync(RsaName, _protector, MakeRsa, ct), out _);
                using var ec = ECDsa.Create();
                ec.ImportPkcs8PrivateKey(await secrets.FindOrMakeAsync(EcName, _protector, MakeEc, ct), out _);
                Volatile.Write(ref _pair, TokenSigningPair.Of(rsa, ec));
            }

            return _pair!;
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();

    private static byte[] MakeRsa()
    {
        using var rsa = RSA.Create(RsaBits);
        return rsa.ExportPkcs8PrivateKey();
    }

    private static byte[] MakeEc()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        return ec.ExportPkcs8PrivateKey();
    }
}

/// <summary>The two keys: RSA with 2048 bits, and on the curve P-384.</summary>
internal sealed record TokenSigningPair(JsonWebKey Rsa, JsonWebKey Ec)
{
    public static TokenSigningPair Of(RSA rsa, ECDsa ec)
    {
        var point = ec.ExportParameters(includePrivateParameters: true);
        return new TokenSigningPair(
            Named(JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)))),

            // Made of its numbers: the converter's would hold on to the key that it was given.
            Named(new JsonWebKey
            {
                Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
                Crv = JsonWebKeyECTypes.P384,
                X = Base64UrlEncoder.Encode(point.Q.X),
                Y = Base64UrlEncoder.Encode(point.Q.Y),
                D = Base64UrlEncoder.Encode(point.D),
            }));
    }

    /// <summary>The key for an algorithm's name; null for one that IamSim does not sign with.</summary>
    public JsonWebKey? For(string algorithm) => algorithm switch
    {
        SecurityAlgorithms.RsaSha256 or SecurityAlgorithms.RsaSha384 or SecurityAlgorithms.RsaSha512 => Rsa,
        SecurityAlgorithms.EcdsaSha384 => Ec,
        _ => null,
    };

    private static JsonWebKey Named(JsonWebKey key)
    {
        // RFC 7638: the key's own thumbprint, so that it has the same id wherever it is read.
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }
}
