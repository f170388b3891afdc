using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.CloudTrail.Delivery;

/// <summary>Where the chain of a trail's digests stands, for one account's events of one region.</summary>
internal sealed class DigestChain
{
    /// <summary>The trail's owner.</summary>
    public required string AccountId { get; set; }

    public required Guid TrailId { get; set; }

    public required string SourceAccountId { get; set; }

    public required string Region { get; set; }

    /// <summary>Where the next digest begins.</summary>
    public required DateTimeOffset From { get; set; }

    /// <summary>The last digest; null before the first.</summary>
    public string? PreviousBucket { get; set; }

    public string? PreviousKey { get; set; }

    public byte[]? PreviousHash { get; set; }

    public byte[]? PreviousSignature { get; set; }
}

internal sealed class DigestChainConfiguration : IEntityTypeConfiguration<DigestChain>
{
    public void Configure(EntityTypeBuilder<DigestChain> chain)
    {
        chain.HasKey(c => new { c.AccountId, c.TrailId, c.SourceAccountId, c.Region });
        chain.IsWithoutRowid();
    }
}
