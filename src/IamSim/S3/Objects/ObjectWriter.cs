using IamSim.Iam.Tagging;
using IamSim.S3.Buckets;
using IamSim.S3.Content;
using IamSim.S3.Facts;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.S3.Objects;

/// <summary>Puts objects into buckets inside the lane, and lets go what they replace.</summary>
internal sealed class ObjectWriter(ContentReceiver receiver, ContentSweeper sweeper)
{
    public ValueTask<ReceivedContent> ReceiveAsync(byte[] content, CancellationToken ct) =>
        receiver.ReceiveAsync(new MemoryStream(content, writable: false), content.Length, ct);

    /// <summary>Writes an object, new or in the place of another.</summary>
    public async ValueTask<StoredObject> PutAsync(
        IamDb db,
        HeldBucket bucket,
        string key,
        ReceivedContent content,
        ObjectDetails details,
        BucketEncryption encryption,
        List<TagEntry> tags,
        DateTimeOffset now,
        CancellationToken ct)
    {
        var stored = await PlaceAsync(db, bucket, key, ct);
        stored.Size = content.Size;
        stored.ETag = ETags.Of(content.Md5, encryption);
        stored.ModifiedAt = now;
        Describe(stored, details, encryption, tags);
        stored.Inline = content.Inline;
        stored.FileId = content.FileId;
        return stored;
    }

    /// <summary>The row of a key, emptied of what it held: a new one where there is none.</summary>
    public async ValueTask<StoredObject> PlaceAsync(IamDb db, HeldBucket bucket, string key, CancellationToken ct)
    {
        if (await db.FindObjectAsync(bucket.Id, key, ct) is { } present)
        {
            await LetGoAsync(db, present, ct);
            (present.Inline, present.FileId, present.UploadId, present.PartsCount) = (null, null, null, null);
            return present;
        }

        var stored = new StoredObject
        {
            BucketId = bucket.Id,
            Key = key,
            Size = 0,
            ETag = string.Empty,
            ModifiedAt = default,
            EncryptionAlgorithm = "AES256",
            Details = string.Empty,
        };
        db.S3Objects.Add(stored);
        return stored;
    }

    public static void Describe(StoredObject stored, ObjectDetails details, BucketEncryption encryption, List<TagEntry> tags)
    {
        stored.Details = details.ToJson();
        stored.EncryptionAlgorithm = encryption.Algorithm;
        stored.EncryptionKeyArn = encryption.KmsKeyId;
        stored.BucketKeyEnabled = encryption.BucketKeyEnabled;
        stored.Tags = tags;
    }

    /// <summary>Deletes an object; its content goes once that is committed.</summary>
    public async ValueTask DeleteAsync(IamDb db, StoredObject stored, CancellationToken ct)
    {
        await LetGoAsync(db, stored, ct);
        db.S3Objects.Remove(stored);
    }

    /// <summary>Lets parts go with their files.</summary>
    public async ValueTask LetGoPartsAsync(IamDb db, Guid uploadId, CancellationToken ct)
    {
        foreach (var file in await db.S3Parts.AsNoTracking().Where(p => p.UploadId == uploadId && p.FileId != null).Select(p => p.FileId).ToListAsync(ct))
        {
            sweeper.Release(file);
        }

        await db.S3Parts.Where(p => p.UploadId == uploadId).ExecuteDeleteAsync(ct);
    }

    public void LetGo(Guid? file) => sweeper.Release(file);

    private async ValueTask LetGoAsync(IamDb db, StoredObject stored, CancellationToken ct)
    {
        sweeper.Release(stored.FileId);
        if (stored.UploadId is { } upload)
        {
            await LetGoPartsAsync(db, upload, ct);
        }
    }
}
