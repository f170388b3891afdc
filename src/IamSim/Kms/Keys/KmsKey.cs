using IamSim.Iam.Roles;
using IamSim.Iam.Tagging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.Kms.Keys;

/// <summary>What can be done with a key; the values are stored, the names are AWS's.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html">KMS: Key states</see></remarks>
internal enum KmsKeyState
{
    Enabled = 0,
    Disabled = 1,
    PendingDeletion = 2,
}

/// <summary>A symmetric encryption key of KMS.</summary>
internal sealed class KmsKey
{
    /// <summary>What Data Protection binds the material to.</summary>
    public const string Purpose = "IamSim.KmsKeys";

    public required string AccountId { get; set; }

    public required string Region { get; set; }

    /// <summary>A UUID.</summary>
    public required string Id { get; set; }

    public string Description { get; set; } = string.Empty;

    /// <summary>The key policy's document, as given.</summary>
    public required string Policy { get; set; }

    /// <summary>The unique ids of the users and roles that the policy names and IamSim held when it was stored, by their ARNs.</summary>
    public Dictionary<string, string> PolicyPrincipals { get; set; } = [];

    /// <summary>The AES-256 key under Data Protection: it stands nowhere else.</summary>
    public required byte[] ProtectedMaterial { get; set; }

    /// <summary>What tells the material from another; nothing of it can be told by this.</summary>
    public required string MaterialId { get; set; }

    public KmsKeyState State { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it goes for good; null where its deletion is not scheduled.</summary>
    public DateTimeOffset? DeletionAt { get; set; }

    /// <summary>True for a key that AWS keeps for a service, such as <c>aws/s3</c>.</summary>
    public bool IsAwsManaged { get; set; }

    public List<TagEntry> Tags { get; set; } = [];

    public string Arn => KeyArns.OfKey(AccountId, Region, Id);

    /// <summary>Whether it has been deleted: "after the waiting period ends, KMS deletes the key".</summary>
    public bool IsGone(DateTimeOffset now) => DeletionAt is { } at && at <= now;
}

internal sealed class KmsKeyConfiguration : IEntityTypeConfiguration<KmsKey>
{
    public void Configure(EntityTypeBuilder<KmsKey> key)
    {
        key.HasKey(k => new { k.AccountId, k.Region, k.Id });
        key.Property(k => k.Tags).IsTagColumn();
        key.Property(k => k.PolicyPrincipals).IsTrustedIdColumn();
        key.Ignore(k => k.Arn);
    }
}
