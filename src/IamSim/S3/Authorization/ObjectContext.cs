using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Iam.Tagging;
using IamSim.S3.Facts;
using Key = System.Collections.Generic.KeyValuePair<string, System.Collections.Immutable.ImmutableArray<string>>;

namespace IamSim.S3.Authorization;

/// <summary>The condition keys that the headers of a writing request give.</summary>
internal static class ObjectContext
{
    /// <summary>Keys by the member that the header is; all of them texts.</summary>
    private static readonly (string Member, string Key)[] Headers =
    [
        ("ACL", "s3:x-amz-acl"),
        ("GrantFullControl", "s3:x-amz-grant-full-control"),
        ("GrantRead", "s3:x-amz-grant-read"),
        ("GrantReadACP", "s3:x-amz-grant-read-acp"),
        ("GrantWrite", "s3:x-amz-grant-write"),
        ("GrantWriteACP", "s3:x-amz-grant-write-acp"),
        ("CopySource", "s3:x-amz-copy-source"),
        ("MetadataDirective", "s3:x-amz-metadata-directive"),
        ("StorageClass", "s3:x-amz-storage-class"),
        ("WebsiteRedirectLocation", "s3:x-amz-website-redirect-location"),
        ("SSECustomerAlgorithm", "s3:x-amz-server-side-encryption-customer-algorithm"),
        ("ObjectOwnership", "s3:x-amz-object-ownership"),
        ("ObjectLockMode", "s3:object-lock-mode"),
        ("ObjectLockLegalHoldStatus", "s3:object-lock-legal-hold"),
        ("IfMatch", "s3:if-match"),
        ("IfNoneMatch", "s3:if-none-match"),
    ];

    private static readonly string[] Acls = ["ACL", "GrantFullControl", "GrantRead", "GrantReadACP", "GrantWriteACP"];

    public static List<Key> Of(IRequest request, IReadOnlyList<TagEntry>? tags = null)
    {
        var keys = new List<Key>();
        foreach (var (member, key) in Headers)
        {
            Add(keys, key, request.TextOf(member));
        }

        AddTags(keys, tags ?? []);
        return keys;
    }

    public static void Add(List<Key> keys, string key, string? value)
    {
        if (value is not null)
        {
            keys.Add(new(key, [value]));
        }
    }

    public static void AddTags(List<Key> keys, IReadOnlyList<TagEntry> tags)
    {
        if (tags.Count > 0)
        {
            keys.AddRange(tags.Select(tag => new Key("s3:RequestObjectTag/" + tag.Key, [tag.Value])));
            keys.Add(new("s3:RequestObjectTagKeys", [.. tags.Select(tag => tag.Key)]));
        }
    }

    /// <summary>Whether a request says who else may do something with its object.</summary>
    public static bool HasAcl(IRequest request) => Acls.Any(member => request.TextOf(member) is not null);

    /// <summary>The encryption that a request itself names; null where it names none.</summary>
    public static BucketEncryption? EncryptionOf(IRequest request) => request switch
    {
        PutObjectRequest put => Encryption(put.ServerSideEncryption, put.SSEKMSKeyId, put.BucketKeyEnabled),
        CopyObjectRequest copy => Encryption(copy.ServerSideEncryption, copy.SSEKMSKeyId, copy.BucketKeyEnabled),
        CreateMultipartUploadRequest create => Encryption(create.ServerSideEncryption, create.SSEKMSKeyId, create.BucketKeyEnabled),
        _ => null,
    };

    private static BucketEncryption? Encryption(string? algorithm, string? keyId, bool? bucketKey) =>
        algorithm is null ? null : new BucketEncryption(algorithm, keyId, bucketKey ?? false);
}
