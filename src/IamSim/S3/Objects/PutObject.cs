using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Authorization;
using IamSim.S3.Buckets;
using IamSim.S3.Content;
using IamSim.Storage;

namespace IamSim.S3.Objects;

/// <summary>Puts an object whole: its content is taken in before the lane, and becomes the object inside it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">S3: PutObject</see></remarks>
internal sealed class PutObject(
    IServiceProvider services, IamDb db, BucketStore buckets, ContentReceiver receiver, ObjectWriter writer, ObjectKeys keys, S3Options options)
    : IPreparedOperation<PutObjectRequest, PutObjectOutput, ReceivedContent>
{
    /// <summary>"Upload an object in a single operation … up to 5 GB in size."</summary>
    public const long MostBytes = 5L << 30;

    public async ValueTask<Outcome<ReceivedContent>> PrepareAsync(Call call, PutObjectRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call, request.Key);
        if (request.WriteOffsetBytes is not null)
        {
            return S3Errors.NotImplemented("x-amz-write-offset-bytes");
        }

        var length = request.Body?.Length ?? request.ContentLength;
        if (length > MostBytes)
        {
            return S3Errors.EntityTooLarge(MostBytes);
        }

        var tags = RequestedTags.InHeader(request.Tagging);
        if (WriteRules.Refuse(bucket, request, request.Key, request.Metadata, tags, options) is { } refusal)
        {
            return refusal;
        }

        var encryption = ObjectEncryption.Of(bucket, request.ServerSideEncryption, request.SSEKMSKeyId, request.BucketKeyEnabled);
        if (encryption.IsFault)
        {
            return encryption.Fault;
        }

        // What may not be written is not taken in. Inside the lane all of it is decided again, and that counts.
        var key = await keys.UseAsync(services, call, bucket, request.Key, encryption.Value, isRead: false, request.SSEKMSEncryptionContext, ct);
        return key.IsFault ? key.Fault : await receiver.ReceiveAsync(request.Body, Checksums.IsNamed(request), ct);
    }

    public async ValueTask<Outcome<PutObjectOutput>> RunAsync(Call call, PutObjectRequest request, ReceivedContent prepared, CancellationToken ct)
    {
        var outcome = await PutAsync(call, request, prepared, ct);
        if (outcome.IsFault)
        {
            writer.LetGo(prepared.FileId);
        }

        return outcome;
    }

    private async ValueTask<Outcome<PutObjectOutput>> PutAsync(Call call, PutObjectRequest request, ReceivedContent content, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call, request.Key);
        if ((request.IfMatch ?? request.IfNoneMatch) is not null
            && Conditions.RefuseWrite(await db.FindObjectAsync(bucket.Id, request.Key, ct), request.Key, request.IfMatch, request.IfNoneMatch) is { } refusal)
        {
            return refusal;
        }

        var encryption = ObjectEncryption.Of(bucket, request.ServerSideEncryption, request.SSEKMSKeyId, request.BucketKeyEnabled);
        if (encryption.IsFault)
        {
            return encryption.Fault;
        }

        var key = await keys.UseAsync(services, call, bucket, request.Key, encryption.Value, isRead: false, request.SSEKMSEncryptionContext, ct);
        if (key.IsFault)
        {
            return key.Fault;
        }

        var details = WriteRules.DetailsOf(request, request.Metadata) with
        {
            ChecksumAlgorithm = content.Checksum?.Algorithm,
            Checksum = content.Checksum?.Value,
            ChecksumType = content.Checksum is null ? null : ChecksumType.FULL_OBJECT,
            KmsContext = request.SSEKMSEncryptionContext,
        };
        var stored = await writer.PutAsync(
            db, bucket, request.Key, content, details, key.Value.Encryption, [.. RequestedTags.InHeader(request.Tagging)], call.Time, ct);
        return Checksums.With(
            new PutObjectOutput
            {
                ETag = stored.QuotedETag,
                ServerSideEncryption = stored.EncryptionAlgorithm,
                SSEKMSKeyId = stored.EncryptionKeyArn,
                BucketKeyEnabled = stored.BucketKeyEnabled ? true : null,
                SSEKMSEncryptionContext = request.SSEKMSEncryptionContext,
            },
            details);
    }
}
