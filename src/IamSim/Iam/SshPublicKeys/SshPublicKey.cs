using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Iam.SshPublicKeys;

/// <summary>An SSH public key that a user signs in to CodeCommit with.</summary>
internal sealed class SshPublicKey
{
    public required string AccountId { get; set; }

    /// <summary><c>APKA…</c></summary>
    public required string Id { get; set; }

    public required string UserId { get; set; }

    /// <summary>The key as given, in either encoding.</summary>
    public required string Body { get; set; }

    /// <summary>The MD5 of the key itself, as <c>ssh-keygen -l -E md5</c> prints it: the same key in the other encoding has the same.</summary>
    public required string Fingerprint { get; set; }

    /// <summary><c>Active</c> or <c>Inactive</c>.</summary>
    public required string Status { get; set; }

    public required DateTimeOffset UploadedAt { get; set; }
}

internal sealed class SshPublicKeyConfiguration : IEntityTypeConfiguration<SshPublicKey>
{
    public void Configure(EntityTypeBuilder<SshPublicKey> key)
    {
        key.HasKey(k => new { k.AccountId, k.Id });
        key.HasIndex(k => new { k.AccountId, k.UserId, k.Fingerprint }).IsUnique();
    }
}
