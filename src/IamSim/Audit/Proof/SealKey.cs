using System.Security.Cryptography;
using IamSim.Simulator;
using Microsoft.AspNetCore.DataProtection;

namespace IamSim.Audit.Proof;

/// <summary>
/// The key that IamSim signs seals with: made when it is first needed, kept in the database under Data Protection, the same on all servers of one
/// database. It is the store's own, so a reset keeps it and a snapshot does not carry it.
/// </summary>
/// <remarks>Only for use outside of the lane: where it is missing, it is made in it.</remarks>
internal sealed class SealKey(ProtectedSecrets secrets, IDataProtectionProvider protection) : IDisposable
{
    private const string Name = "audit-seals";

    private readonly IDataProtector _protector = protection.CreateProtector("IamSim.AuditSeals");
    private readonly SemaphoreSlim _once = new(1, 1);
    private SigningPair? _pair;

    /// <summary>The public half.</summary>
    public async Task<SealPublicKey> PublicAsync(CancellationToken ct) => (await GetAsync(ct)).Public;

    /// <summary>Signs a seal that says everything but by whom.</summary>
    public async Task SignAsync(AuditSeal seal, CancellationToken ct)
    {
        var pair = await GetAsync(ct);
        seal.KeyId = pair.Public.Id;
        seal.PublicKey = pair.Public.Info;
        lock (pair)
        {
            seal.Signature = pair.Private.SignData(SealText.Of(seal), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    /// <summary>What a public key is called.</summary>
    public static string IdOf(byte[] publicKey) => SealText.Hex(SHA256.HashData(publicKey));

    public void Dispose()
    {
        _pair?.Private.Dispose();
        _once.Dispose();
    }

    private async ValueTask<SigningPair> GetAsync(CancellationToken ct)
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
                var key = ECDsa.Create();
                key.ImportPkcs8PrivateKey(await secrets.FindOrMakeAsync(Name, _protector, Make, ct), out _);
                var info = key.ExportSubjectPublicKeyInfo();
                Volatile.Write(ref _pair, new SigningPair(key, new SealPublicKey(IdOf(info), info)));
            }

            return _pair!;
        }
        finally
        {
            _once.Release();
        }
    }

    private static byte[] Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    private sealed record SigningPair(ECDsa Private, SealPublicKey Public);
}

/// <summary>The key that seals are verified with.</summary>
/// <param name="Id">SHA-256 of <paramref name="Info"/>, in hex.</param>
/// <param name="Info">SubjectPublicKeyInfo.</param>
internal sealed record SealPublicKey(string Id, byte[] Info)
{
    public string Pem => PemEncoding.WriteString("PUBLIC KEY", Info) + "\n";
}
