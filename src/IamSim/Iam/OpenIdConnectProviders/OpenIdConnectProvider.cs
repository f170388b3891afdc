using IamSim.Iam.Tagging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.OpenIdConnectProviders;

/// <summary>An identity provider that speaks OpenID Connect. Its URL is its name.</summary>
internal sealed class OpenIdConnectProvider
{
    public required string AccountId { get; set; }

    /// <summary>The issuer's URL without its scheme, letter by letter.</summary>
    public required string Url { get; set; }

    /// <summary>The audiences that tokens may be for, in the order in which they were given.</summary>
    public required List<string> ClientIds { get; set; }

    /// <summary>SHA-1 of certificates above the provider's own, hexadecimal.</summary>
    public required List<string> Thumbprints { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public List<TagEntry> Tags { get; set; } = [];
}

internal sealed class OpenIdConnectProviderConfiguration : IEntityTypeConfiguration<OpenIdConnectProvider>
{
    public void Configure(EntityTypeBuilder<OpenIdConnectProvider> provider)
    {
        provider.HasKey(p => new { p.AccountId, p.Url });
        provider.Property(p => p.Tags).IsTagColumn();
    }
}
