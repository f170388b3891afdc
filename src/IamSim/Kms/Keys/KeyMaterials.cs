using System.Collections.Concurrent;
using System.Security.Cryptography;
using IamSim.Kms.Facts;
using IamSim.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Kms.Keys;

/// <summary>Makes the material of keys, and finds it again for whoever encrypts: 256 random bits, under Data Protection wherever it is kept.</summary>
internal sealed class KeyMaterials(IDataProtectionProvider protection)
{
    private const int Length = 32;

    /// <summary>Past this many keys it starts afresh.</summary>
    private const int MostKeys = 10_000;

    private readonly IDataProtector _protector = protection.CreateProtector(KmsKey.Purpose);

    /// <summary>By ARN and material: an AWS managed key that was made anew after a reset has its ARN again.</summary>
    private readonly ConcurrentDictionary<(string Arn, string MaterialId), byte[]> _known = new();

    public NewMaterial Make()
    {
        var material = RandomNumberGenerator.GetBytes(Length);
        try
        {
            return new NewMaterial(_protector.Protect(material), RandomNumberGenerator.GetHexString(64, lowercase: true));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(material);
        }
    }

    /// <summary>The material of a stored key.</summary>
    public async ValueTask<byte[]> FindAsync(IServiceProvider services, KeyFacts key, CancellationToken ct)
    {
        var name = (key.Arn, key.MaterialId);
        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        var sealedMaterial = await services.GetRequiredService<IamDb>().KmsKeys
            .Where(k => k.AccountId == key.Account && k.Region == key.Region && k.Id == key.Id)
            .Select(k => k.ProtectedMaterial)
            .SingleAsync(ct);
        var material = _protector.Unprotect(sealedMaterial);
        if (_known.Count >= MostKeys)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(name, material);
    }
}

/// <summary>The material of a new key.</summary>
/// <param name="Sealed">Under Data Protection.</param>
/// <param name="Id">64 hexadecimal digits.</param>
internal sealed record NewMaterial(byte[] Sealed, string Id);
