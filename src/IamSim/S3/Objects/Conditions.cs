using IamSim.Contracts;

namespace IamSim.S3.Objects;

/// <summary>Conditions of requests: only if the object is still, or is not yet, what the caller thinks.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html">S3: conditional requests</see>, and
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2">RFC 9110, 13.2.2</see> for what goes before what.
/// </remarks>
internal static class Conditions
{
    /// <summary>Why a read does not show the object; null where it does.</summary>
    public static Fault? RefuseRead(StoredObject stored, string? ifMatch, string? ifNoneMatch, DateTimeOffset? ifModifiedSince, DateTimeOffset? ifUnmodifiedSince) =>
        Refuse(stored, ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince, string.Empty) is not { } refused ? null
        : refused.IsNotModified ? S3Errors.NotModified() with { Details = FaultDetail.Of(("ETag", stored.QuotedETag)) }
        : S3Errors.PreconditionFailed(refused.Condition);

    /// <summary>Why an object is not copied: there, "not modified" is a failure too.</summary>
    public static Fault? RefuseCopy(StoredObject stored, string? ifMatch, string? ifNoneMatch, DateTimeOffset? ifModifiedSince, DateTimeOffset? ifUnmodifiedSince) =>
        Refuse(stored, ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince, "x-amz-copy-source-") is { } refused ? S3Errors.PreconditionFailed(refused.Condition) : null;

    /// <summary>Why an object is not written in the place of what is there; null where it is.</summary>
    public static Fault? RefuseWrite(StoredObject? present, string key, string? ifMatch, string? ifNoneMatch)
    {
        if (ifNoneMatch is not null)
        {
            return ifNoneMatch != "*" ? S3Errors.NotImplemented("If-None-Match") : present is null ? null : S3Errors.PreconditionFailed("If-None-Match");
        }

        return ifMatch is null ? null
            : present is null ? S3Errors.NoSuchKey(key)
            : Matches(present, ifMatch) ? null
            : S3Errors.PreconditionFailed("If-Match");
    }

    public static bool Matches(StoredObject stored, string tags) =>
        tags.Split(',').Select(tag => tag.Trim()).Any(tag => tag == "*" || ETags.Bare(tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag) == stored.ETag);

    private static (string Condition, bool IsNotModified)? Refuse(
        StoredObject stored, string? ifMatch, string? ifNoneMatch, DateTimeOffset? ifModifiedSince, DateTimeOffset? ifUnmodifiedSince, string prefix)
    {
        // HTTP's dates have seconds.
        var modified = stored.ModifiedAt.ToUnixTimeSeconds();
        if (ifMatch is not null)
        {
            if (!Matches(stored, ifMatch))
            {
                return (prefix + "If-Match", false);
            }
        }
        else if (ifUnmodifiedSince is { } until && modified > until.ToUnixTimeSeconds())
        {
            return (prefix + "If-Unmodified-Since", false);
        }

        if (ifNoneMatch is not null)
        {
            return Matches(stored, ifNoneMatch) ? (prefix + "If-None-Match", true) : null;
        }

        return ifModifiedSince is { } since && modified <= since.ToUnixTimeSeconds() ? (prefix + "If-Modified-Since", true) : null;
    }
}
