using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Authorization;
using IamSim.S3.Objects;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.S3.Uploads;

/// <summary>Makes an object from an upload's parts. No byte is moved: the parts' files are the object's content from then on.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html">S3: CompleteMultipartUpload</see></remarks>
internal sealed class CompleteMultipartUpload(IServiceProvider services, IamDb db, UploadFinder uploads, ObjectWriter writer, ObjectKeys keys)
    : IOperation<CompleteMultipartUploadRequest, CompleteMultipartUploadOutput>
{
    /// <summary>"Part size: 5 MiB to 5 GiB. There is no minimum size limit on the last part."</summary>
    private const long LeastBytes = 5L << 20;

    public async ValueTask<Outcome<CompleteMultipartUploadOutput>> RunAsync(Call call, CompleteMultipartUploadRequest request, CancellationToken ct)
    {
        var found = await uploads.FindAsync(call, request.Bucket, request.ExpectedBucketOwner, request.Key, request.UploadId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var (bucket, upload) = found.Value;
        var details = ObjectDetails.FromJson(upload.Details);
        var chosen = await ChooseAsync(request, upload.Id, ct);
        if (chosen.IsFault)
        {
            return chosen.Fault;
        }

        var parts = chosen.Value;
        var size = parts.Sum(part => part.Size);
        if (request.MpuObjectSize is { } expected && expected != size)
        {
            return S3Errors.InvalidRequest("The provided 'x-amz-mp-object-size' header value does not match what was computed.");
        }

        var checksum = PartChecksums.Of(parts, details, request);
        if (checksum.IsFault)
        {
            return checksum.Fault;
        }

        if ((request.IfMatch ?? request.IfNoneMatch) is not null
            && Conditions.RefuseWrite(await db.FindObjectAsync(bucket.Id, request.Key, ct), request.Key, request.IfMatch, request.IfNoneMatch) is { } refusal)
        {
            return refusal;
        }

        if (await keys.UseAsync(services, call, bucket, upload.Key, upload.Encryption, isRead: true, details.KmsContext, ct) is { IsFault: true } key)
        {
            return key.Fault;
        }

        var stored = await writer.PlaceAsync(db, bucket, upload.Key, ct);
        (stored.Size, stored.ModifiedAt) = (size, call.Time);
        stored.ETag = ETags.OfParts(parts.ConvertAll(part => part.Md5));
        (stored.UploadId, stored.PartsCount) = (upload.Id, parts.Count);
        details = details with { Checksum = checksum.Value.Checksum, ChecksumAlgorithm = checksum.Value.ChecksumAlgorithm, ChecksumType = checksum.Value.ChecksumType };
        ObjectWriter.Describe(stored, details, upload.Encryption, upload.Tags);
        await DropOthersAsync(upload.Id, parts, ct);
        db.S3Uploads.Remove(upload);
        return Checksums.With(
            new CompleteMultipartUploadOutput
            {
                Location = $"https://{request.Bucket}.s3.{bucket.Stored.Region}.amazonaws.com/{Uri.EscapeDataString(request.Key).Replace("%2F", "/", StringComparison.Ordinal)}",
                Bucket = request.Bucket,
                Key = request.Key,
                ETag = stored.QuotedETag,
                ServerSideEncryption = stored.EncryptionAlgorithm,
                SSEKMSKeyId = stored.EncryptionKeyArn,
                BucketKeyEnabled = stored.BucketKeyEnabled ? true : null,
            },
            details);
    }

    /// <summary>The parts that the request names, in its order.</summary>
    private async ValueTask<Outcome<List<PartSummary>>> ChooseAsync(CompleteMultipartUploadRequest request, Guid uploadId, CancellationToken ct)
    {
        if (request.MultipartUpload?.Parts is not { Count: > 0 } asked)
        {
            return S3Errors.MalformedXml();
        }

        for (var at = 1; at < asked.Count; at++)
        {
            if (asked[at].PartNumber <= asked[at - 1].PartNumber)
            {
                return S3Errors.InvalidPartOrder();
            }
        }

        var present = await db.S3Parts.AsNoTracking().Where(p => p.UploadId == uploadId)
            .Select(p => new PartSummary(p.Number, p.Size, p.ETag, p.Md5, p.ChecksumAlgorithm, p.Checksum)).ToDictionaryAsync(p => p.Number, ct);
        var chosen = new List<PartSummary>(asked.Count);
        foreach (var named in asked)
        {
            if (named.PartNumber is not { } number || !present.TryGetValue(number, out var part) || named.ETag is null || ETags.Bare(named.ETag) != part.ETag
                || (Checksums.In(named) is { } checksum && checksum != new ContentChecksum(part.ChecksumAlgorithm ?? string.Empty, part.Checksum ?? string.Empty)))
            {
                return S3Errors.InvalidPart();
            }

            chosen.Add(part);
        }

        return chosen.SkipLast(1).FirstOrDefault(part => part.Size < LeastBytes) is { } small
            ? S3Errors.EntityTooSmall(small.ETag, small.Size, small.Number)
            : chosen;
    }

    /// <summary>Parts that were uploaded and not named are no part of the object.</summary>
    private async ValueTask DropOthersAsync(Guid uploadId, List<PartSummary> chosen, CancellationToken ct)
    {
        var numbers = chosen.Select(part => part.Number).ToHashSet();
        var others = await db.S3Parts.AsNoTracking().Where(p => p.UploadId == uploadId).Select(p => new { p.Number, p.FileId }).ToListAsync(ct);
        foreach (var other in others.Where(other => !numbers.Contains(other.Number)))
        {
            writer.LetGo(other.FileId);
            await db.S3Parts.Where(p => p.UploadId == uploadId && p.Number == other.Number).ExecuteDeleteAsync(ct);
        }
    }
}

/// <summary>A part without its content.</summary>
internal sealed record PartSummary(int Number, long Size, string ETag, byte[] Md5, string? ChecksumAlgorithm, string? Checksum);
