using IamSim.Iam.Tagging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.ServerCertificates;

/// <summary>A certificate that the account's servers show. Its private key is checked and not kept: no operation of IAM's gives it back.</summary>
internal sealed class ServerCertificate
{
    public required string AccountId { get; set; }

    /// <summary><c>ASCA…</c></summary>
    public required string Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name without case (<see cref="Storage.NameKeys.Of"/>): unique within the account, and the order of lists.</summary>
    public required string NameKey { get; set; }

    public required string Path { get; set; }

    /// <summary>The certificate, PEM, as given.</summary>
    public required string Body { get; set; }

    /// <summary>The certificates above it, PEM, as given; null where there were none.</summary>
    public string? Chain { get; set; }

    public required DateTimeOffset UploadedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public List<TagEntry> Tags { get; set; } = [];
}

internal sealed class ServerCertificateConfiguration : IEntityTypeConfiguration<ServerCertificate>
{
    public void Configure(EntityTypeBuilder<ServerCertificate> certificate)
    {
        certificate.HasKey(c => new { c.AccountId, c.Id });
        certificate.HasIndex(c => new { c.AccountId, c.NameKey }).IsUnique();
        certificate.Property(c => c.Tags).IsTagColumn();
    }
}
