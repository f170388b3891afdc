using System.Security.Cryptography;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Keys;

/// <summary>The keys that digests are signed with: made when first needed, one at a time for an account's trails of a region.</summary>
/// <remarks>
/// "CloudTrail uses different key pairs for each AWS Region" (
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html">Validating CloudTrail log file
/// integrity</see>). How long AWS keeps one is not documented. Only for use outside of the lane: what is missing is made in it.
/// </remarks>
internal sealed class TrailKeys(Database database, WriterLane lane, IDataProtectionProvider protection)
{
    private const int Bits = 2048;
    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("IamSim.CloudTrail.TrailKeys");

    /// <summary>The key that is valid at a time.</summary>
    public async Task<TrailKey> GetAsync(string account, string region, DateTimeOffset time, CancellationToken ct)
    {
        await using (var db = database.Rent())
        {
            if (await FindAsync(db, account, region, time, ct) is { } present)
            {
                return present;
            }
        }

        var making = new Making(Make(account, region, time), time);
        await lane.RunAsync(making, ct);
        return making.Kept;
    }

    /// <summary>SHA256withRSA: PKCS #1 v1.5.</summary>
    public byte[] Sign(TrailKey key, byte[] content)
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(_protector.Unprotect(key.SealedKey), out _);
        return rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private TrailKey Make(string account, string region, DateTimeOffset time)
    {
        using var rsa = RSA.Create(Bits);
        var publicKey = rsa.ExportRSAPublicKey();

        // From midnight on, so that whoever asks for the keys of a span of hours finds it.
        var from = new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero);
        return new TrailKey
        {
            AccountId = account,
            Region = region,
            Fingerprint = FingerprintOf(publicKey),
            PublicKey = publicKey,
            SealedKey = _protector.Protect(rsa.ExportPkcs8PrivateKey()),
            ValidFrom = from,
            ValidUntil = from + Validity,
        };
    }

    // MD5 is what AWS names keys by; nothing rests on it.
#pragma warning disable CA5351
    private static string FingerprintOf(byte[] publicKey) => Convert.ToHexStringLower(MD5.HashData(publicKey));
#pragma warning restore CA5351

    private static Task<TrailKey?> FindAsync(IamDb db, string account, string region, DateTimeOffset time, CancellationToken ct) => db.TrailKeys
        .Where(k => k.AccountId == account && k.Region == region && k.ValidFrom <= time && k.ValidUntil > time)
        .OrderBy(k => k.ValidFrom).ThenBy(k => k.Fingerprint)
        .FirstOrDefaultAsync(ct);

    /// <summary>Keeps a new key, unless another server was first: then that one's counts.</summary>
    private sealed class Making(TrailKey made, DateTimeOffset time) : SimulatorChange
    {
        private TrailKey? _present;

        public TrailKey Kept => _present ?? made;

        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            _present = await FindAsync(db, made.AccountId, made.Region, time, ct);
            if (_present is null)
            {
                db.TrailKeys.Add(made);
            }
        }
    }
}
