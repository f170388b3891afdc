using IamSim.Iam.Tagging;
using IamSim.S3.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.S3.Objects;

/// <summary>An object. Its content stands in the row, in a file, or in the parts of the upload that made it.</summary>
internal sealed class StoredObject
{
    public required Guid BucketId { get; set; }

    /// <summary>Both stores compare it byte by byte in UTF-8: the order in which S3 lists.</summary>
    public required string Key { get; set; }

    public required long Size { get; set; }

    /// <summary>Without its quotes.</summary>
    public required string ETag { get; set; }

    public required DateTimeOffset ModifiedAt { get; set; }

    public required string EncryptionAlgorithm { get; set; }

    /// <summary>The key's ARN; null for <c>AES256</c>.</summary>
    public string? EncryptionKeyArn { get; set; }

    public bool BucketKeyEnabled { get; set; }

    public List<TagEntry> Tags { get; set; } = [];

    /// <summary><see cref="ObjectDetails"/>.</summary>
    public required string Details { get; set; }

    /// <summary>The upload whose <see cref="Uploads.StoredPart"/>s are its content; null where it was put whole.</summary>
    public Guid? UploadId { get; set; }

    /// <summary>How many parts it was made from; null where it was put whole.</summary>
    public int? PartsCount { get; set; }

    /// <summary>The file of its content; null where it has none.</summary>
    public Guid? FileId { get; set; }

    /// <summary>Small content; null where it stands elsewhere.</summary>
    public byte[]? Inline { get; set; }

    public BucketEncryption Encryption => new(EncryptionAlgorithm, EncryptionKeyArn, BucketKeyEnabled);

    public string QuotedETag => $"\"{ETag}\"";

    public ObjectFacts ToFacts() => new(Key, Size, Encryption) { Tags = Tags };
}

internal sealed class StoredObjectConfiguration : IEntityTypeConfiguration<StoredObject>
{
    public void Configure(EntityTypeBuilder<StoredObject> stored)
    {
        stored.HasKey(o => new { o.BucketId, o.Key });
        stored.HasIndex(o => o.FileId).HasFilter("\"FileId\" IS NOT NULL");
        stored.HasIndex(o => o.UploadId).HasFilter("\"UploadId\" IS NOT NULL");
        stored.Property(o => o.Tags).IsTagColumn();
        stored.Ignore(o => o.Encryption);
        stored.Ignore(o => o.QuotedETag);
    }
}
