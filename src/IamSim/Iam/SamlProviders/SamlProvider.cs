using IamSim.Iam.Tagging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.SamlProviders;

/// <summary>An identity provider that speaks SAML 2.0.</summary>
internal sealed class SamlProvider
{
    public required string AccountId { get; set; }

    /// <summary>32 letters and digits: what <c>SAMLProviderUUID</c> shows.</summary>
    public required string Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name without case (<see cref="Storage.NameKeys.Of"/>): unique within the account, and the order of lists.</summary>
    public required string NameKey { get; set; }

    /// <summary>The provider's metadata, XML, as given.</summary>
    public required string Metadata { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset ValidUntil { get; set; }

    /// <summary><c>Required</c> or <c>Allowed</c>; null where nothing was said of encrypted assertions.</summary>
    public string? AssertionEncryptionMode { get; set; }

    public List<TagEntry> Tags { get; set; } = [];
}

/// <summary>A private key that encrypted assertions of a provider are read with.</summary>
internal sealed class SamlProviderKey
{
    /// <summary>What Data Protection seals the keys for.</summary>
    public const string Purpose = "IamSim.SamlProviderKeys";

    public required string AccountId { get; set; }

    public required string ProviderId { get; set; }

    /// <summary>32 letters and digits.</summary>
    public required string Id { get; set; }

    /// <summary>The key, PEM, under Data Protection.</summary>
    public required byte[] ProtectedKey { get; set; }

    public required DateTimeOffset AddedAt { get; set; }
}

internal sealed class SamlProviderConfiguration : IEntityTypeConfiguration<SamlProvider>
{
    public void Configure(EntityTypeBuilder<SamlProvider> provider)
    {
        provider.HasKey(p => new { p.AccountId, p.Id });
        provider.HasIndex(p => new { p.AccountId, p.NameKey }).IsUnique();
        provider.Property(p => p.Tags).IsTagColumn();
    }
}

internal sealed class SamlProviderKeyConfiguration : IEntityTypeConfiguration<SamlProviderKey>
{
    public void Configure(EntityTypeBuilder<SamlProviderKey> key) => key.HasKey(k => new { k.AccountId, k.ProviderId, k.Id });
}
