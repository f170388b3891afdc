using System.Globalization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Authorization;
using IamSim.S3.Content;
using IamSim.Storage;

namespace IamSim.S3.Objects;

/// <summary>An object as <c>GetObject</c> and <c>HeadObject</c> show it.</summary>
internal sealed class ObjectView(IServiceProvider services, IamDb db, ObjectReader reader, ObjectKeys keys, ContentFolder folder)
{
    public async ValueTask<Outcome<GetObjectOutput>> ShowAsync(Call call, GetObjectRequest request, bool hasBody, CancellationToken ct)
    {
        var found = await reader.FindAsync(call, request.Bucket, request.ExpectedBucketOwner, request.Key, request.VersionId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var (bucket, stored) = found.Value;
        if (request.SSECustomerAlgorithm is not null)
        {
            return S3Errors.InvalidRequest("The encryption parameters are not applicable to this object.");
        }

        if (Conditions.RefuseRead(stored, request.IfMatch, request.IfNoneMatch, request.IfModifiedSince, request.IfUnmodifiedSince) is { } refusal)
        {
            return refusal;
        }

        var pieces = hasBody || request.PartNumber is not null ? await db.PiecesOfAsync(stored, ct) : [];
        var ranged = RangeOf(request, stored, pieces);
        if (ranged.IsFault)
        {
            return ranged.Fault;
        }

        var range = ranged.Value.Range;
        var details = ObjectDetails.FromJson(stored.Details);
        if (await keys.UseAsync(services, call, bucket, stored.Key, stored.Encryption, isRead: true, details.KmsContext, ct) is { IsFault: true } key)
        {
            return key.Fault;
        }

        if (hasBody && pieces.Any(piece => piece.FileId is { } file && !File.Exists(folder.PathOf(file))))
        {
            return S3Errors.ContentGone();
        }

        var (from, length) = range is { } asked ? (asked.From, asked.Length) : (0, stored.Size);
        var shown = Describe(request, stored, details) with
        {
            ContentLength = length,
            ContentRange = range?.Shown(stored.Size),
            PartsCount = request.PartNumber is null ? null : stored.PartsCount,
            Body = hasBody ? new StoredBody(folder, pieces, from, length) : null,
        };

        // A range's bytes have another checksum than the object's.
        return request.ChecksumMode == ChecksumMode.ENABLED && length == stored.Size ? Checksums.With(shown, details) : shown;
    }

    private static GetObjectOutput Describe(GetObjectRequest request, StoredObject stored, ObjectDetails details) => new()
    {
        AcceptRanges = "bytes",
        LastModified = stored.ModifiedAt,
        ETag = stored.QuotedETag,
        CacheControl = request.ResponseCacheControl ?? details.CacheControl,
        ContentDisposition = request.ResponseContentDisposition ?? details.ContentDisposition,
        ContentEncoding = request.ResponseContentEncoding ?? details.ContentEncoding,
        ContentLanguage = request.ResponseContentLanguage ?? details.ContentLanguage,
        ContentType = request.ResponseContentType ?? details.ContentType,
        Expires = request.ResponseExpires?.ToString("R", CultureInfo.InvariantCulture) ?? details.Expires,
        WebsiteRedirectLocation = details.WebsiteRedirectLocation,
        StorageClass = details.StorageClass,
        Metadata = details.Metadata,
        ServerSideEncryption = stored.EncryptionAlgorithm,
        SSEKMSKeyId = stored.EncryptionKeyArn,
        BucketKeyEnabled = stored.BucketKeyEnabled ? true : null,
        TagCount = stored.Tags.Count == 0 ? null : stored.Tags.Count,
    };

    private static Outcome<Ranged> RangeOf(GetObjectRequest request, StoredObject stored, IReadOnlyList<ContentPiece> pieces)
    {
        if (request.PartNumber is not { } number)
        {
            var range = ByteRange.Parse(request.Range, stored.Size, out var isSatisfiable);
            return isSatisfiable ? new Ranged(range) : S3Errors.InvalidRange(request.Range!, stored.Size);
        }

        if (request.Range is not null)
        {
            return S3Errors.InvalidRequest("Cannot specify both Range header and partNumber query parameter");
        }

        if (number is < 1 or > 10_000)
        {
            return S3Errors.InvalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", number.ToString(CultureInfo.InvariantCulture));
        }

        return number > pieces.Count ? S3Errors.InvalidPartNumber(number, pieces.Count)
            : stored.Size == 0 ? new Ranged(null)
            : new Ranged(new ByteRange(pieces.Take(number - 1).Sum(piece => piece.Size), pieces[number - 1].Size));
    }

    private sealed record Ranged(ByteRange? Range);
}
