using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.ServiceCredentials;

/// <summary>
/// A user's credential for one service alone. Its password or secret is shown when it is made and kept nowhere: nothing in IamSim signs in with it.
/// </summary>
internal sealed class ServiceCredential
{
    public required string AccountId { get; set; }

    /// <summary><c>ACCA…</c></summary>
    public required string Id { get; set; }

    public required string UserId { get; set; }

    /// <summary>The service's principal, such as <c>codecommit.amazonaws.com</c>.</summary>
    public required string Service { get; set; }

    /// <summary>What the service knows the user by, such as <c>alice-at-123456789012</c>.</summary>
    public required string Alias { get; set; }

    /// <summary><c>Active</c> or <c>Inactive</c>, as it was set; an expired one stays what it was set to.</summary>
    public required string Status { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null where it does not expire.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}

internal sealed class ServiceCredentialConfiguration : IEntityTypeConfiguration<ServiceCredential>
{
    public void Configure(EntityTypeBuilder<ServiceCredential> credential)
    {
        credential.HasKey(c => new { c.AccountId, c.Id });
        credential.HasIndex(c => new { c.AccountId, c.UserId, c.Service, c.Alias }).IsUnique();
    }
}
