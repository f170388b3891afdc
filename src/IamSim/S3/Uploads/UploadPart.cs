using System.Globalization;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Authorization;
using IamSim.S3.Content;
using IamSim.S3.Objects;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.S3.Uploads;

/// <summary>Takes in a part of an upload; one of the same number is replaced.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html">S3: UploadPart</see></remarks>
internal sealed class UploadPart(
    IServiceProvider services, IamDb db, UploadFinder uploads, ContentReceiver receiver, ObjectWriter writer, ObjectKeys keys)
    : IPreparedOperation<UploadPartRequest, UploadPartOutput, ReceivedContent>
{
    private const int MostParts = 10_000;

    public async ValueTask<Outcome<ReceivedContent>> PrepareAsync(Call call, UploadPartRequest request, CancellationToken ct)
    {
        var found = await uploads.FindAsync(call, request.Bucket, request.ExpectedBucketOwner, request.Key, request.UploadId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (request.PartNumber is null or < 1 or > MostParts)
        {
            return S3Errors.InvalidArgument(
                "Part number must be an integer between 1 and 10000, inclusive", "partNumber", request.PartNumber?.ToString(CultureInfo.InvariantCulture));
        }

        if (request.SSECustomerAlgorithm is not null)
        {
            return S3Errors.NotImplemented("SSECustomerAlgorithm");
        }

        if ((request.Body?.Length ?? request.ContentLength) > PutObject.MostBytes)
        {
            return S3Errors.EntityTooLarge(PutObject.MostBytes);
        }

        if (await UseKeyAsync(call, found.Value, ct) is { } denial)
        {
            return denial;
        }

        return await receiver.ReceiveAsync(request.Body, Checksums.IsNamed(request), ct);
    }

    public async ValueTask<Outcome<UploadPartOutput>> RunAsync(Call call, UploadPartRequest request, ReceivedContent prepared, CancellationToken ct)
    {
        var outcome = await PutAsync(call, request, prepared, ct);
        if (outcome.IsFault)
        {
            writer.LetGo(prepared.FileId);
        }

        return outcome;
    }

    private async ValueTask<Outcome<UploadPartOutput>> PutAsync(Call call, UploadPartRequest request, ReceivedContent content, CancellationToken ct)
    {
        var found = await uploads.FindAsync(call, request.Bucket, request.ExpectedBucketOwner, request.Key, request.UploadId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var upload = found.Value.Upload;
        if (await UseKeyAsync(call, found.Value, ct) is { } denial)
        {
            return denial;
        }

        if (content.Checksum is { } checksum && ObjectDetails.FromJson(upload.Details).ChecksumAlgorithm is { } expected && expected != checksum.Algorithm)
        {
            return S3Errors.InvalidRequest(
                $"Checksum Type mismatch occurred, expected checksum Type: {expected.ToLowerInvariant()}, actual checksum Type: {checksum.Algorithm.ToLowerInvariant()}");
        }

        var number = request.PartNumber!.Value;
        var part = await db.S3Parts.AsTracking().SingleOrDefaultAsync(p => p.UploadId == upload.Id && p.Number == number, ct);
        if (part is null)
        {
            part = new StoredPart { UploadId = upload.Id, Number = number, Size = 0, ETag = string.Empty, Md5 = [], ModifiedAt = call.Time };
            db.S3Parts.Add(part);
        }
        else
        {
            writer.LetGo(part.FileId);
        }

        (part.Size, part.ETag, part.Md5, part.ModifiedAt) = (content.Size, ETags.Of(content.Md5, upload.Encryption), content.Md5, call.Time);
        (part.Inline, part.FileId) = (content.Inline, content.FileId);
        (part.ChecksumAlgorithm, part.Checksum) = (content.Checksum?.Algorithm, content.Checksum?.Value);
        return Checksums.With(
            new UploadPartOutput
            {
                ETag = $"\"{part.ETag}\"",
                ServerSideEncryption = upload.EncryptionAlgorithm,
                SSEKMSKeyId = upload.EncryptionKeyArn,
                BucketKeyEnabled = upload.BucketKeyEnabled ? true : null,
            },
            content.Checksum);
    }

    /// <summary>
    /// "The kms:Decrypt permission allows you to encrypt newly uploaded parts with the same key that you used for previous parts of the same object."
    /// </summary>
    private async ValueTask<Fault?> UseKeyAsync(Call call, FoundUpload found, CancellationToken ct) => (await keys.UseAsync(
        services, call, found.Bucket, found.Upload.Key, found.Upload.Encryption, isRead: true, ObjectDetails.FromJson(found.Upload.Details).KmsContext, ct)).Fault;
}
