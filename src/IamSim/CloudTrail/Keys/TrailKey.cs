using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.CloudTrail.Keys;

/// <summary>A key pair that digests of an account's trails of a region are signed with.</summary>
internal sealed class TrailKey
{
    public required string AccountId { get; set; }

    public required string Region { get; set; }

    /// <summary>MD5 of <see cref="PublicKey"/>, in hexadecimal digits.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>PKCS #1, DER.</summary>
    public required byte[] PublicKey { get; set; }

    /// <summary>PKCS #8, under Data Protection.</summary>
    public required byte[] SealedKey { get; set; }

    public required DateTimeOffset ValidFrom { get; set; }

    public required DateTimeOffset ValidUntil { get; set; }
}

internal sealed class TrailKeyConfiguration : IEntityTypeConfiguration<TrailKey>
{
    public void Configure(EntityTypeBuilder<TrailKey> key) => key.HasKey(k => new { k.AccountId, k.Region, k.Fingerprint });
}
