using IamSim.Calls;
using IamSim.Iam.Tagging;
using IamSim.S3.Facts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamSim.S3.Buckets;

/// <summary>A bucket, with its settings. Its name is unique over all accounts of the partition.</summary>
internal sealed class StoredBucket
{
    public required string Partition { get; set; }

    public required string Name { get; set; }

    /// <summary>What its objects name it by: a bucket that is made anew under the same name has none of the old one's.</summary>
    public required Guid Id { get; set; }

    public required string AccountId { get; set; }

    public required string Region { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The bucket policy as it was put; null where there is none.</summary>
    public string? Policy { get; set; }

    /// <summary>Whether <see cref="Policy"/> is public by S3's rules.</summary>
    public bool IsPolicyPublic { get; set; }

    /// <summary>False once the public access block was deleted: then nothing is blocked, and there is none to show.</summary>
    public bool HasPublicAccessBlock { get; set; } = true;

    public bool BlockPublicAcls { get; set; } = true;

    public bool IgnorePublicAcls { get; set; } = true;

    public bool BlockPublicPolicy { get; set; } = true;

    public bool RestrictPublicBuckets { get; set; } = true;

    /// <summary>Default encryption: <c>AES256</c>, <c>aws:kms</c> or <c>aws:kms:dsse</c>.</summary>
    public string EncryptionAlgorithm { get; set; } = "AES256";

    /// <summary>As it was put; null for <c>AES256</c>, and for the account's <c>aws/s3</c>.</summary>
    public string? EncryptionKeyId { get; set; }

    public bool BucketKeyEnabled { get; set; }

    /// <summary><c>BucketOwnerEnforced</c>, <c>BucketOwnerPreferred</c> or <c>ObjectWriter</c>.</summary>
    public string Ownership { get; set; } = Contracts.S3.ObjectOwnership.BucketOwnerEnforced;

    public List<TagEntry> Tags { get; set; } = [];

    public string Arn => $"arn:{Partition}:s3:::{Name}";

    public BucketEncryption Encryption => new(EncryptionAlgorithm, EncryptionKeyId, BucketKeyEnabled);

    public PublicAccessBlock PublicAccessBlock => HasPublicAccessBlock
        ? new(BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets)
        : PublicAccessBlock.None;

    /// <summary>The bucket as an event lists it.</summary>
    public CallResource AsResource => new(Arn, AccountId, "AWS::S3::Bucket");
}

internal sealed class StoredBucketConfiguration : IEntityTypeConfiguration<StoredBucket>
{
    public void Configure(EntityTypeBuilder<StoredBucket> bucket)
    {
        bucket.HasKey(b => new { b.Partition, b.Name });
        bucket.HasIndex(b => new { b.AccountId, b.Partition, b.Name });
        bucket.Property(b => b.Tags).IsTagColumn();
        bucket.Ignore(b => b.Arn);
        bucket.Ignore(b => b.Encryption);
        bucket.Ignore(b => b.PublicAccessBlock);
        bucket.Ignore(b => b.AsResource);
        bucket.IsWithoutRowid();
    }
}
