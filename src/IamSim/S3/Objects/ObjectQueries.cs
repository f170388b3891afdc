using IamSim.S3.Content;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.S3.Objects;

/// <summary>How objects are found.</summary>
internal static class ObjectQueries
{
    private static readonly HotQuery<Func<IamDb, Guid, string, Task<StoredObject?>>> ByKey = new(
        () => EF.CompileAsyncQuery((IamDb db, Guid bucket, string key) =>
            db.S3Objects.AsNoTracking().SingleOrDefault(o => o.BucketId == bucket && o.Key == key)),
        () => EF.CompileAsyncQuery((IamDb db, Guid bucket, string key) =>
            db.S3Objects.AsTracking().SingleOrDefault(o => o.BucketId == bucket && o.Key == key)));

    public static Task<StoredObject?> FindObjectAsync(this IamDb db, Guid bucket, string key, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ByKey.For(db)(db, bucket, key);
    }

    /// <summary>The pieces of an object's content, in order.</summary>
    public static async ValueTask<IReadOnlyList<ContentPiece>> PiecesOfAsync(this IamDb db, StoredObject stored, CancellationToken ct)
    {
        if (stored.UploadId is not { } upload)
        {
            return [new ContentPiece(stored.Size, stored.Inline, stored.FileId)];
        }

        return await db.S3Parts.AsNoTracking().Where(p => p.UploadId == upload).OrderBy(p => p.Number)
            .Select(p => new ContentPiece(p.Size, p.Inline, p.FileId)).ToListAsync(ct);
    }
}
