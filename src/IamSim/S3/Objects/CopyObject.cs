using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Iam.Tagging;
using IamSim.S3.Authorization;
using IamSim.S3.Buckets;
using IamSim.S3.Content;
using IamSim.Storage;

namespace IamSim.S3.Objects;

/// <summary>What was copied before the lane: the source as it was then, and its content under a name of its own.</summary>
internal sealed record PreparedCopy(ReceivedContent Content, ObjectDetails Details, IReadOnlyList<TagEntry> Tags);

/// <summary>Copies an object: read and written with the caller's permissions on both sides.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">S3: CopyObject</see></remarks>
internal sealed class CopyObject(
    IServiceProvider services,
    IamDb db,
    BucketStore buckets,
    ObjectReader reader,
    ContentReceiver receiver,
    ContentFolder folder,
    ObjectWriter writer,
    ObjectKeys keys,
    S3Options options) : IPreparedOperation<CopyObjectRequest, CopyObjectOutput, PreparedCopy>
{
    public async ValueTask<Outcome<PreparedCopy>> PrepareAsync(Call call, CopyObjectRequest request, CancellationToken ct)
    {
        var opened = await OpenAsync(call, request, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var (target, source, stored) = opened.Value;
        var details = ObjectDetails.FromJson(stored.Details);
        if (stored.Size > PutObject.MostBytes)
        {
            return S3Errors.InvalidRequest("The specified copy source is larger than the maximum allowable size for a copy source: 5368709120");
        }

        if (Conditions.RefuseCopy(
            stored, request.CopySourceIfMatch, request.CopySourceIfNoneMatch, request.CopySourceIfModifiedSince, request.CopySourceIfUnmodifiedSince) is { } failed)
        {
            return failed;
        }

        IReadOnlyList<TagEntry> tags = request.TaggingDirective == TaggingDirective.REPLACE ? RequestedTags.InHeader(request.Tagging) : stored.Tags;
        if (WriteRules.Refuse(target, request, request.Key, request.Metadata, tags, options) is { } refusal)
        {
            return refusal;
        }

        if (target.Id == source.Id && request.Key == stored.Key && ChangesNothing(request))
        {
            return S3Errors.InvalidRequest(
                "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website "
                + "redirect location or encryption attributes.");
        }

        if (await UseKeysAsync(call, request, opened.Value, ct) is { IsFault: true } key)
        {
            return key.Fault;
        }

        var pieces = await db.PiecesOfAsync(stored, ct);
        if (pieces.Any(piece => piece.FileId is { } file && !File.Exists(folder.PathOf(file))))
        {
            return S3Errors.ContentGone();
        }

        await using var content = new PieceStream(folder, pieces, 0, stored.Size);
        var copied = await receiver.ReceiveAsync(content, stored.Size, ct);

        // What was made from parts is whole now: a checksum of its parts would not be its own.
        var isWhole = details.ChecksumType != ChecksumType.COMPOSITE;
        return new PreparedCopy(
            copied,
            (request.MetadataDirective == MetadataDirective.REPLACE ? WriteRules.DetailsOf(request, request.Metadata) : details) with
            {
                ChecksumAlgorithm = isWhole ? details.ChecksumAlgorithm : null,
                Checksum = isWhole ? details.Checksum : null,
                ChecksumType = isWhole ? details.ChecksumType : null,
                KmsContext = request.SSEKMSEncryptionContext,
                StorageClass = request.StorageClass is null or StorageClass.STANDARD ? null : request.StorageClass,
                WebsiteRedirectLocation = request.WebsiteRedirectLocation,
            },
            tags);
    }

    public async ValueTask<Outcome<CopyObjectOutput>> RunAsync(Call call, CopyObjectRequest request, PreparedCopy prepared, CancellationToken ct)
    {
        var outcome = await CopyAsync(call, request, prepared, ct);
        if (outcome.IsFault)
        {
            writer.LetGo(prepared.Content.FileId);
        }

        return outcome;
    }

    private async ValueTask<Outcome<CopyObjectOutput>> CopyAsync(Call call, CopyObjectRequest request, PreparedCopy prepared, CancellationToken ct)
    {
        var opened = await OpenAsync(call, request, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        var target = opened.Value.Target;
        if ((request.IfMatch ?? request.IfNoneMatch) is not null
            && Conditions.RefuseWrite(await db.FindObjectAsync(target.Id, request.Key, ct), request.Key, request.IfMatch, request.IfNoneMatch) is { } refusal)
        {
            return refusal;
        }

        var key = await UseKeysAsync(call, request, opened.Value, ct);
        if (key.IsFault)
        {
            return key.Fault;
        }

        var stored = await writer.PutAsync(
            db, target, request.Key, prepared.Content, prepared.Details, key.Value.Encryption, [.. prepared.Tags], call.Time, ct);
        return new CopyObjectOutput
        {
            CopyObjectResult = Checksums.With(new CopyObjectResult { ETag = stored.QuotedETag, LastModified = stored.ModifiedAt }, prepared.Details),
            ServerSideEncryption = stored.EncryptionAlgorithm,
            SSEKMSKeyId = stored.EncryptionKeyArn,
            BucketKeyEnabled = stored.BucketKeyEnabled ? true : null,
            SSEKMSEncryptionContext = request.SSEKMSEncryptionContext,
        };
    }

    private async ValueTask<Outcome<CopyPlaces>> OpenAsync(Call call, CopyObjectRequest request, CancellationToken ct)
    {
        var opened = await buckets.OpenAsync(services, call, request.Bucket, request.ExpectedBucketOwner, ct);
        if (opened.IsFault)
        {
            return opened.Fault;
        }

        opened.Value.Note(call, request.Key);
        if (CopySource.Parse(request.CopySource) is not { } source)
        {
            return S3Errors.InvalidArgument("Invalid copy source object key", "x-amz-copy-source", CallText.Shown(request.CopySource));
        }

        var found = await reader.FindAsync(call, source.Bucket, request.ExpectedSourceBucketOwner, source.Key, source.VersionId, ct);
        return found.IsFault ? found.Fault : new CopyPlaces(opened.Value, found.Value.Bucket, found.Value.Stored);
    }

    /// <summary>Decrypts the source and asks for a new data key for the copy.</summary>
    private async ValueTask<Outcome<KeyOfObject>> UseKeysAsync(Call call, CopyObjectRequest request, CopyPlaces places, CancellationToken ct)
    {
        var details = ObjectDetails.FromJson(places.Stored.Details);
        var decrypted = await keys.UseAsync(services, call, places.Source, places.Stored.Key, places.Stored.Encryption, isRead: true, details.KmsContext, ct);
        if (decrypted.IsFault)
        {
            return decrypted.Fault;
        }

        var encryption = ObjectEncryption.Of(places.Target, request.ServerSideEncryption, request.SSEKMSKeyId, request.BucketKeyEnabled);
        return encryption.IsFault
            ? encryption.Fault
            : await keys.UseAsync(services, call, places.Target, request.Key, encryption.Value, isRead: false, request.SSEKMSEncryptionContext, ct);
    }

    private static bool ChangesNothing(CopyObjectRequest request) =>
        request.MetadataDirective != MetadataDirective.REPLACE && request.TaggingDirective != TaggingDirective.REPLACE
        && (request.StorageClass ?? request.WebsiteRedirectLocation ?? request.ServerSideEncryption ?? request.SSEKMSKeyId) is null;

    private sealed record CopyPlaces(HeldBucket Target, HeldBucket Source, StoredObject Stored);
}
