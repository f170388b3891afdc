using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Kms.Aliases;

/// <summary>A name for a key.</summary>
internal sealed class KmsAlias
{
    public required string AccountId { get; set; }

    public required string Region { get; set; }

    /// <summary>With <c>alias/</c>.</summary>
    public required string Name { get; set; }

    public required string KeyId { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class KmsAliasConfiguration : IEntityTypeConfiguration<KmsAlias>
{
    public void Configure(EntityTypeBuilder<KmsAlias> alias)
    {
        alias.HasKey(a => new { a.AccountId, a.Region, a.Name });
        alias.HasIndex(a => new { a.AccountId, a.Region, a.KeyId });
    }
}
