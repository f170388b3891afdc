using IamSim.Authorization;
using IamSim.Iam.Tagging;
using IamSim.Policies.Evaluation;

namespace IamSim.S3.Facts;

/// <summary>A bucket as whoever decides about a request to it sees it: stored, or supposed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Account">The account that owns it.</param>
/// <param name="Region">Where it is.</param>
internal sealed record BucketFacts(string Name, string Account, string Region)
{
    /// <summary>The bucket policy; null where there is none.</summary>
    public PolicyLayer? Policy { get; init; }

    /// <summary>True where the policy lets the public in, by S3's rules.</summary>
    public bool HasPublicPolicy { get; init; }

    public PublicAccessBlock PublicAccessBlock { get; init; } = PublicAccessBlock.All;

    /// <summary>How objects are encrypted whose writer says nothing.</summary>
    public BucketEncryption Encryption { get; init; } = BucketEncryption.S3Managed;

    public IReadOnlyList<TagEntry> Tags { get; init; } = [];
}

/// <summary>The four settings of a bucket's public access block.</summary>
internal sealed record PublicAccessBlock(bool BlockPublicAcls, bool IgnorePublicAcls, bool BlockPublicPolicy, bool RestrictPublicBuckets)
{
    /// <summary>What every new bucket has.</summary>
    public static readonly PublicAccessBlock All = new(true, true, true, true);

    public static readonly PublicAccessBlock None = new(false, false, false, false);
}

/// <summary>How an object is encrypted at rest.</summary>
/// <param name="Algorithm"><c>AES256</c>, <c>aws:kms</c> or <c>aws:kms:dsse</c>.</param>
/// <param name="KmsKeyId">The key as the request or the bucket names it; null for <c>AES256</c>, and for the account's <c>aws/s3</c>.</param>
/// <param name="BucketKeyEnabled">True where the bucket's own key stands between: then the encryption context is the bucket's ARN.</param>
internal sealed record BucketEncryption(string Algorithm, string? KmsKeyId, bool BucketKeyEnabled)
{
    public static readonly BucketEncryption S3Managed = new("AES256", null, false);

    public bool IsKms => Algorithm != "AES256";
}

/// <summary>An object's facts: all but its content.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Encryption">How it is encrypted; the key is its ARN.</param>
internal sealed record ObjectFacts(string Key, long Size, BucketEncryption Encryption)
{
    public IReadOnlyList<TagEntry> Tags { get; init; } = [];
}

/// <summary>A request to a bucket or an object, as far as permissions go.</summary>
/// <param name="Action">As policies name it: <c>s3:GetObject</c>.</param>
/// <param name="Key">The object's key; null for a request to the bucket.</param>
internal sealed record BucketUse(string Action, string? Key)
{
    /// <summary>The prefix that is listed: <c>s3:prefix</c>; null where the request has none.</summary>
    public string? Prefix { get; init; }

    /// <summary>The encryption that the request itself names: <c>s3:x-amz-server-side-encryption</c>…; null where it names none.</summary>
    public BucketEncryption? AskedEncryption { get; init; }

    /// <summary>The object that is read or overwritten, for its tags; null where there is none, or it does not matter.</summary>
    public ObjectFacts? Object { get; init; }

    /// <summary>Other condition keys of the request.</summary>
    public IReadOnlyList<KeyValuePair<string, System.Collections.Immutable.ImmutableArray<string>>> Context { get; init; } = [];
}

/// <summary>What other services need of S3.</summary>
internal interface IBuckets
{
    /// <summary>A bucket by its name, whoever owns it; null where there is none.</summary>
    ValueTask<BucketFacts?> FindAsync(IServiceProvider services, string name, CancellationToken ct);

    /// <summary>The objects whose keys begin with a prefix, by key.</summary>
    ValueTask<IReadOnlyList<ObjectFacts>> ListAsync(IServiceProvider services, BucketFacts bucket, string prefix, int most, CancellationToken ct);

    /// <summary>Whether a request to a bucket is allowed by all that S3 asks: the caller's policies, the bucket's, its public access block.</summary>
    Question Ask(BucketFacts bucket, BucketUse use);

    /// <summary>What S3 asks of KMS for its caller when an object is read (<c>kms:Decrypt</c>) or written (<c>kms:GenerateDataKey</c>).</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="encryption">How the object is encrypted.</param>
    /// <param name="isRead">True where it is read.</param>
    Kms.Facts.KeyUse UseOfKey(BucketFacts bucket, string key, BucketEncryption encryption, bool isRead);

    /// <summary>Writes an object that a service makes (a model artefact, a log file), inside the lane. Its permissions are the caller's affair.</summary>
    ValueTask PutAsync(IServiceProvider lane, BucketFacts bucket, ObjectFacts facts, byte[] content, string contentType, DateTimeOffset now, CancellationToken ct);
}
