using IamSim.Iam.Tagging;
using IamSim.S3.Facts;
using IamSim.S3.Objects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.S3.Uploads;

/// <summary>A multipart upload that is neither completed nor aborted: what its object will be.</summary>
internal sealed class StoredUpload
{
    public required Guid Id { get; set; }

    public required Guid BucketId { get; set; }

    public required string Key { get; set; }

    public required DateTimeOffset InitiatedAt { get; set; }

    public required string EncryptionAlgorithm { get; set; }

    public string? EncryptionKeyArn { get; set; }

    public bool BucketKeyEnabled { get; set; }

    public List<TagEntry> Tags { get; set; } = [];

    /// <summary><see cref="ObjectDetails"/>, with the checksum's algorithm and type and without a checksum.</summary>
    public required string Details { get; set; }

    public BucketEncryption Encryption => new(EncryptionAlgorithm, EncryptionKeyArn, BucketKeyEnabled);
}

/// <summary>A part of an upload, or of the object that the upload has become.</summary>
internal sealed class StoredPart
{
    public required Guid UploadId { get; set; }

    public required int Number { get; set; }

    public required long Size { get; set; }

    /// <summary>Without its quotes.</summary>
    public required string ETag { get; set; }

    /// <summary>The MD5 of its content: what the object's ETag is made from.</summary>
    public required byte[] Md5 { get; set; }

    public string? ChecksumAlgorithm { get; set; }

    public string? Checksum { get; set; }

    public required DateTimeOffset ModifiedAt { get; set; }

    public Guid? FileId { get; set; }

    public byte[]? Inline { get; set; }
}

internal sealed class StoredUploadConfiguration : IEntityTypeConfiguration<StoredUpload>
{
    public void Configure(EntityTypeBuilder<StoredUpload> upload)
    {
        upload.HasKey(u => u.Id);
        upload.HasIndex(u => new { u.BucketId, u.Key });
        upload.Property(u => u.Tags).IsTagColumn();
        upload.Ignore(u => u.Encryption);
    }
}

internal sealed class StoredPartConfiguration : IEntityTypeConfiguration<StoredPart>
{
    public void Configure(EntityTypeBuilder<StoredPart> part)
    {
        part.HasKey(p => new { p.UploadId, p.Number });
        part.HasIndex(p => p.FileId).HasFilter("\"FileId\" IS NOT NULL");
    }
}
