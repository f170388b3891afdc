using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.SigningCertificates;

/// <summary>An X.509 certificate that a user, or root, signs requests of old protocols with.</summary>
internal sealed class SigningCertificate
{
    public required string AccountId { get; set; }

    /// <summary>32 letters and digits.</summary>
    public required string Id { get; set; }

    /// <summary>Null where the certificate is root's.</summary>
    public string? UserId { get; set; }

    /// <summary>The certificate, PEM, as given.</summary>
    public required string Body { get; set; }

    /// <summary>The SHA-256 of the certificate itself, hexadecimal: an account has it once.</summary>
    public required string Thumbprint { get; set; }

    /// <summary><c>Active</c> or <c>Inactive</c>.</summary>
    public required string Status { get; set; }

    public required DateTimeOffset UploadedAt { get; set; }
}

internal sealed class SigningCertificateConfiguration : IEntityTypeConfiguration<SigningCertificate>
{
    public void Configure(EntityTypeBuilder<SigningCertificate> certificate)
    {
        certificate.HasKey(c => new { c.AccountId, c.Id });
        certificate.HasIndex(c => new { c.AccountId, c.Thumbprint }).IsUnique();
        certificate.HasIndex(c => new { c.AccountId, c.UserId });
    }
}
