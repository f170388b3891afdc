using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.S3.Authorization;
using IamSim.S3.Buckets;
using IamSim.S3.Objects;
using IamSim.Storage;

namespace IamSim.S3.Uploads;

/// <summary>Begins an upload in parts: says what its object will be.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html">S3: CreateMultipartUpload</see></remarks>
internal sealed class CreateMultipartUpload(
    IServiceProvider services, IamDb db, BucketStore buckets, ObjectKeys keys, S3Options options, Ids ids)
    : IOperation<CreateMultipartUploadRequest, CreateMultipartUploadOutput>
{
    public async ValueTask<Outcome<CreateMultipartUploadOutput>> RunAsync(Call call, CreateMultipartUploadRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var bucket = opened.Value;
        bucket.Note(call, request.Key);
        var tags = RequestedTags.InHeader(request.Tagging);
        if (WriteRules.Refuse(bucket, request, request.Key, request.Metadata, tags, options) is { } refusal)
        {
            return refusal;
        }

        var checksumType = PartChecksums.TypeOf(request.ChecksumAlgorithm, request.ChecksumType);
        if (checksumType.IsFault)
        {
            return checksumType.Fault;
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

        var type = request.ChecksumAlgorithm is null ? null : checksumType.Value;
        var upload = new StoredUpload
        {
            Id = ids.Event(),
            BucketId = bucket.Id,
            Key = request.Key,
            InitiatedAt = call.Time,
            EncryptionAlgorithm = key.Value.Encryption.Algorithm,
            EncryptionKeyArn = key.Value.Encryption.KmsKeyId,
            BucketKeyEnabled = key.Value.Encryption.BucketKeyEnabled,
            Tags = [.. tags],
            Details = (WriteRules.DetailsOf(request, request.Metadata) with
            {
                ChecksumAlgorithm = request.ChecksumAlgorithm,
                ChecksumType = type,
                KmsContext = request.SSEKMSEncryptionContext,
            }).ToJson(),
        };
        db.S3Uploads.Add(upload);
        return new CreateMultipartUploadOutput
        {
            Bucket = request.Bucket,
            Key = request.Key,
            UploadId = upload.Id.ToString("N"),
            ServerSideEncryption = upload.EncryptionAlgorithm,
            SSEKMSKeyId = upload.EncryptionKeyArn,
            BucketKeyEnabled = upload.BucketKeyEnabled ? true : null,
            SSEKMSEncryptionContext = request.SSEKMSEncryptionContext,
            ChecksumAlgorithm = request.ChecksumAlgorithm,
            ChecksumType = type,
        };
    }
}
