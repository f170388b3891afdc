using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.AccessKeys;

/// <summary>An access key of a user or of the account's root.</summary>
internal sealed class AccessKey
{
    /// <summary>What Data Protection seals secrets for.</summary>
    public const string SecretPurpose = "IamSim.AccessKeys";

    public required string AccountId { get; set; }

    /// <summary><c>AKIA…</c>, unique over all accounts, for it alone names the caller of a request.</summary>
    public required string Id { get; set; }

    /// <summary>Null where the key is root's.</summary>
    public string? UserId { get; set; }

    /// <summary>The secret under Data Protection; empty once the key is deleted.</summary>
    public required byte[] ProtectedSecret { get; set; }

    /// <summary><c>Active</c> or <c>Inactive</c>.</summary>
    public required string Status { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>Set once the key is deleted. The row stays: a deleted key must never pass for an unknown one, which acts as root.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}

internal sealed class AccessKeyConfiguration : IEntityTypeConfiguration<AccessKey>
{
    public void Configure(EntityTypeBuilder<AccessKey> key)
    {
        key.HasKey(k => new { k.AccountId, k.Id });
        key.HasIndex(k => k.Id).IsUnique();
        key.HasIndex(k => new { k.AccountId, k.UserId });
        key.IsWithoutRowid();
    }
}
