using System.Security.Cryptography;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Audit.Proof;

/// <summary>
/// A signed statement of what stood in an account's trail: a range of its events by the hash that their chain ends in. Seals follow each other without a
/// gap, each naming the one before.
/// </summary>
internal sealed class AuditSeal
{
    public required string AccountId { get; set; }

    /// <summary>1, 2, 3, … within the account.</summary>
    public required long Number { get; set; }

    /// <summary>The sequence of the first event of the range: 1, or the one behind the seal before.</summary>
    public required long FromSequence { get; set; }

    /// <summary>The sequence of the last event of the range.</summary>
    public required long ToSequence { get; set; }

    /// <summary>The hash of the event before the range.</summary>
    public required byte[] StartHash { get; set; }

    /// <summary>The hash of the last event of the range.</summary>
    public required byte[] EndHash { get; set; }

    /// <summary>The time of the first event of the range.</summary>
    public required DateTimeOffset FirstEventTime { get; set; }

    /// <summary>The newest time in the range, which need not be the last event's: somebody may have turned the clock. Retention goes by it.</summary>
    public required DateTimeOffset NewestEventTime { get; set; }

    /// <summary>The simulator's time of the sealing.</summary>
    public required DateTimeOffset SealedAt { get; set; }

    /// <summary>SHA-256 of the <see cref="SealText"/> of the seal before; zeros before the first.</summary>
    public required byte[] PreviousSeal { get; set; }

    /// <summary>SHA-256 of <see cref="PublicKey"/>, in hex.</summary>
    public required string KeyId { get; set; }

    /// <summary>The key that the signature is verified with (SubjectPublicKeyInfo): ECDSA on P-256.</summary>
    public required byte[] PublicKey { get; set; }

    /// <summary>ECDSA with SHA-256 over the <see cref="SealText"/>, in DER.</summary>
    public required byte[] Signature { get; set; }

    /// <summary>When retention let the range's events go; null while they stay.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>Whether the seal's own key signed what it says.</summary>
    public bool IsSigned()
    {
        if (KeyId != SealKey.IdOf(PublicKey))
        {
            return false;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(PublicKey, out _);
            return key.VerifyData(SealText.Of(this), Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            // No key, or no signature's form.
            return false;
        }
    }
}

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSeal>
{
    /// <summary>When a row of the trail may go: when retention has let go the range that it stands in.</summary>
    public const string IsRetired = """
        EXISTS (SELECT 1 FROM "AuditSeals" AS s WHERE s."AccountId" = OLD."AccountId" AND s."RetiredAt" IS NOT NULL AND s."ToSequence" >= OLD."Sequence")
        """;

    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.Property(s => s.AccountId).HasConversion<AccountNumberConverter>();
        seal.HasKey(s => new { s.AccountId, s.Number });

        // What each deleted event is looked up in.
        seal.HasIndex(s => new { s.AccountId, s.ToSequence }, "IX_AuditSeals_Retired").HasFilter("\"RetiredAt\" IS NOT NULL");
        seal.IsWithoutRowid();
        seal.IsAppendOnly(once: nameof(AuditSeal.RetiredAt));
    }
}
