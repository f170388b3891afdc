using System.Text;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Iam.Tagging;
using IamSim.S3.Authorization;
using IamSim.S3.Buckets;

namespace IamSim.S3.Objects;

/// <summary>What the requests have in common that write an object: put, copied, or in parts.</summary>
internal static class WriteRules
{
    private const int LongestKey = 1024;

    /// <summary>"the user-defined metadata is limited to 2 KB in size": keys and values in UTF-8.</summary>
    private const int MostMetadata = 2048;

    private static readonly string[] Grants = ["GrantFullControl", "GrantRead", "GrantReadACP", "GrantWriteACP"];

    private static readonly string[] NotServed = ["SSECustomerAlgorithm", "CopySourceSSECustomerAlgorithm", "ObjectLockMode", "ObjectLockLegalHoldStatus"];

    /// <summary>Why an object cannot be written so; null where it can.</summary>
    public static Fault? Refuse(
        HeldBucket bucket, IRequest request, string key, IReadOnlyDictionary<string, string>? metadata, IReadOnlyList<TagEntry> tags, S3Options options)
    {
        if (RefuseKey(key) is { } badKey)
        {
            return badKey;
        }

        if (NotServed.FirstOrDefault(member => request.TextOf(member) is not null) is { } member)
        {
            return S3Errors.NotImplemented(member);
        }

        if (RefuseAcl(bucket, request) is { } acl)
        {
            return acl;
        }

        var size = metadata?.Sum(m => Encoding.UTF8.GetByteCount(m.Key) + Encoding.UTF8.GetByteCount(m.Value)) ?? 0;
        if (size > MostMetadata)
        {
            return S3Errors.MetadataTooLarge(size);
        }

        return request.TextOf("SSEKMSEncryptionContext") is { } context && ObjectKeys.ContextIn(context) is null
            ? S3Errors.InvalidArgument("The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string holding JSON which represents a string-string map")
            : RequestedTags.Refuse(tags, options.TagsPerObject, isObject: true);
    }

    public static Fault? RefuseKey(string key)
    {
        var size = Encoding.UTF8.GetByteCount(key);
        return size > LongestKey ? S3Errors.KeyTooLong(size)

            // No store keeps NUL in a text, and half a pair of UTF-16 is none.
            : key.Contains('\0', StringComparison.Ordinal) || !IsWellFormed(key) ? S3Errors.InvalidArgument("Couldn't parse the specified URI.")
            : null;
    }

    /// <summary>The headers of a request that its object keeps.</summary>
    public static ObjectDetails DetailsOf(IRequest request, IReadOnlyDictionary<string, string>? metadata) => new()
    {
        ContentType = request.TextOf("ContentType") ?? "binary/octet-stream",
        CacheControl = request.TextOf("CacheControl"),
        ContentDisposition = request.TextOf("ContentDisposition"),
        ContentEncoding = WithoutChunks(request.TextOf("ContentEncoding")),
        ContentLanguage = request.TextOf("ContentLanguage"),
        Expires = request.TextOf("Expires"),
        WebsiteRedirectLocation = request.TextOf("WebsiteRedirectLocation"),
        StorageClass = request.TextOf("StorageClass") is { } storage and not StorageClass.STANDARD ? storage : null,
        Metadata = metadata is { Count: > 0 } ? metadata.ToDictionary(m => m.Key.ToLowerInvariant(), m => m.Value) : null,
    };

    /// <summary>"Amazon S3 stores the resulting object without the aws-chunked encoding."</summary>
    private static string? WithoutChunks(string? encoding)
    {
        if (encoding is null || !encoding.Contains("aws-chunked", StringComparison.OrdinalIgnoreCase))
        {
            return encoding;
        }

        var rest = encoding.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(e => !e.Equals("aws-chunked", StringComparison.OrdinalIgnoreCase)).ToList();
        return rest.Count == 0 ? null : string.Join(",", rest);
    }

    /// <summary>
    /// With the bucket owner enforced, "PUT requests that don't specify an ACL or … specify bucket owner full control ACLs" are taken alone; ACLs that would
    /// have an effect are not served.
    /// </summary>
    private static Fault? RefuseAcl(HeldBucket bucket, IRequest request)
    {
        var acl = request.TextOf("ACL");
        var grant = Grants.FirstOrDefault(member => request.TextOf(member) is not null);
        if ((acl is null or "bucket-owner-full-control") && grant is null)
        {
            return null;
        }

        return bucket.Stored.Ownership == ObjectOwnership.BucketOwnerEnforced ? S3Errors.AclNotSupported()
            : acl == "private" && grant is null ? null
            : S3Errors.NotImplemented(grant ?? "x-amz-acl");
    }

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return false;
            }
        }

        return true;
    }
}
