using System.Collections.Frozen;
using IamSim.Calls;
using IamSim.Contracts.S3;

namespace IamSim.Wire.S3;

/// <summary>The operations of S3 that IamSim's model of it has not: told by name, so that their refusal and their event can say which it was.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html">S3: Actions</see></remarks>
internal static class S3Unserved
{
    /// <summary>What a parameter stands for: of a bucket, of an object; empty where there is no such thing.</summary>
    private static readonly FrozenDictionary<string, (string Bucket, string Object)> Subresources = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["accelerate"] = ("BucketAccelerateConfiguration", ""),
        ["acl"] = ("BucketAcl", "ObjectAcl"),
        ["analytics"] = ("BucketAnalyticsConfiguration", ""),
        ["annotation"] = ("", "ObjectAnnotation"),
        ["attributes"] = ("", "ObjectAttributes"),
        ["abac"] = ("BucketAbac", ""),
        ["cors"] = ("BucketCors", ""),
        ["intelligent-tiering"] = ("BucketIntelligentTieringConfiguration", ""),
        ["inventory"] = ("BucketInventoryConfiguration", ""),
        ["legal-hold"] = ("", "ObjectLegalHold"),
        ["lifecycle"] = ("BucketLifecycleConfiguration", ""),
        ["logging"] = ("BucketLogging", ""),
        ["metadataConfiguration"] = ("BucketMetadataConfiguration", ""),
        ["metadataTable"] = ("BucketMetadataTableConfiguration", ""),
        ["metrics"] = ("BucketMetricsConfiguration", ""),
        ["notification"] = ("BucketNotificationConfiguration", ""),
        ["object-lock"] = ("ObjectLockConfiguration", ""),
        ["replication"] = ("BucketReplication", ""),
        ["requestPayment"] = ("BucketRequestPayment", ""),
        ["retention"] = ("", "ObjectRetention"),
        ["torrent"] = ("", "ObjectTorrent"),
        ["versioning"] = ("BucketVersioning", ""),
        ["website"] = ("BucketWebsite", ""),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The operation that a request names and the model has not; null where it names none.</summary>
    public static CallSubject? Of(HttpRequest request, bool isObject)
    {
        return NameOf(request, isObject) is { } name
            ? new CallSubject(S3Service.Contract.EventSource, name, HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            {
                IsData = isObject || name is "ListObjects" or "ListObjectVersions" or "ListMultipartUploads" or "PostObject",
            }
            : null;
    }

    private static string? NameOf(HttpRequest request, bool isObject)
    {
        var verb = request.Method switch { "GET" => "Get", "PUT" => "Put", "DELETE" => "Delete", _ => null };
        foreach (var (key, _) in request.Query)
        {
            if (verb is not null && Subresources.TryGetValue(key, out var named) && (isObject ? named.Object : named.Bucket) is { Length: > 0 } noun)
            {
                return verb + noun;
            }
        }

        return isObject ? OfObject(request) : OfBucket(request);
    }

    private static string? OfObject(HttpRequest request)
    {
        var query = request.Query;
        return request.Method switch
        {
            "GET" when query.ContainsKey("uploadId") => "ListParts",
            "PUT" when query.ContainsKey("partNumber") && request.Headers.ContainsKey("x-amz-copy-source") => "UploadPartCopy",
            "PUT" when query.ContainsKey("renameObject") => "RenameObject",
            "PUT" when query.ContainsKey("encryption") => "UpdateObjectEncryption",
            "DELETE" when query.ContainsKey("tagging") => "DeleteObjectTagging",
            "POST" when query.ContainsKey("restore") => "RestoreObject",
            "POST" when query.ContainsKey("select") => "SelectObjectContent",
            "OPTIONS" => "OptionsObject",
            _ => null,
        };
    }

    private static string? OfBucket(HttpRequest request)
    {
        var query = request.Query;
        return request.Method switch
        {
            "GET" when query.ContainsKey("uploads") => "ListMultipartUploads",
            "GET" when query.ContainsKey("versions") => "ListObjectVersions",
            "GET" when query.ContainsKey("session") => "CreateSession",
            "GET" when !query.ContainsKey("list-type") && IsListing(query) => "ListObjects",
            "POST" when request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true => "PostObject",
            "OPTIONS" => "OptionsObject",
            _ => null,
        };
    }

    /// <summary>Nothing but what the first version of the listing takes, and how the request is signed.</summary>
    private static bool IsListing(IQueryCollection query) =>
        query.Keys.All(key => key is "prefix" or "delimiter" or "marker" or "max-keys" or "encoding-type" or "x-id" || key.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase));
}
