using IamSim.Contracts;
using IamSim.S3.Buckets;
using IamSim.S3.Facts;

namespace IamSim.S3.Objects;

/// <summary>How an object will be encrypted: as its writer says, and else as its bucket does.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/specifying-kms-encryption.html">S3: Specifying server-side encryption with AWS KMS</see>
/// </remarks>
internal static class ObjectEncryption
{
    private const string Kms = "aws:kms";
    private const string KmsTwice = "aws:kms:dsse";

    public static Outcome<BucketEncryption> Of(HeldBucket bucket, string? algorithm, string? keyId, bool? bucketKey)
    {
        if (keyId is not null && algorithm is not (Kms or KmsTwice))
        {
            return S3Errors.InvalidArgument(
                "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms", "x-amz-server-side-encryption", algorithm ?? "null");
        }

        return algorithm switch
        {
            null when bucket.Stored.Encryption is { IsKms: true } set => set with { BucketKeyEnabled = set.Algorithm == Kms && (bucketKey ?? set.BucketKeyEnabled) },
            null or "AES256" => BucketEncryption.S3Managed,
            Kms => new BucketEncryption(Kms, keyId, bucketKey ?? bucket.Stored.BucketKeyEnabled),

            // "S3 Bucket Keys aren't supported for DSSE-KMS."
            KmsTwice => new BucketEncryption(KmsTwice, keyId, false),
            _ => S3Errors.InvalidEncryption(),
        };
    }
}
