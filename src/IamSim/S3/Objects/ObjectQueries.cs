using IamSim.Iam.Tagging;
using IamSim.S3.Content;
using IamSim.S3.Facts;
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

    private static readonly HotQuery<Func<IamDb, Guid, string, string, int, IAsyncEnumerable<ListedObject>>> InRange = new(ListRange, ListRange);

    /// <summary>The facts of a range's first objects, by key.</summary>
    public static async ValueTask<IReadOnlyList<ObjectFacts>> ListFactsAsync(this IamDb db, Guid bucket, KeyRange range, int most, CancellationToken ct)
    {
        var found = range.Before is { } before
            ? InRange.For(db)(db, bucket, range.From, before, most)
            : range.Apply(db.S3Objects.AsNoTracking().Where(o => o.BucketId == bucket)).OrderBy(o => o.Key).Take(most)
                .Select(o => new ListedObject(o.Key, o.Size, o.EncryptionAlgorithm, o.EncryptionKeyArn, o.BucketKeyEnabled, o.Tags)).AsAsyncEnumerable();
        var facts = new List<ObjectFacts>();
        await foreach (var each in found.WithCancellation(ct))
        {
            facts.Add(new ObjectFacts(each.Key, each.Size, new BucketEncryption(each.Algorithm, each.KeyArn, each.BucketKeyEnabled)) { Tags = each.Tags });
        }

        return facts;
    }

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

    private static Func<IamDb, Guid, string, string, int, IAsyncEnumerable<ListedObject>> ListRange() =>
        EF.CompileAsyncQuery((IamDb db, Guid bucket, string from, string before, int most) =>
            db.S3Objects.AsNoTracking().Where(o => o.BucketId == bucket && string.Compare(o.Key, from) >= 0 && string.Compare(o.Key, before) < 0)
                .OrderBy(o => o.Key).Take(most)
                .Select(o => new ListedObject(o.Key, o.Size, o.EncryptionAlgorithm, o.EncryptionKeyArn, o.BucketKeyEnabled, o.Tags)));

    /// <summary>All of an object but its content and what only its readers see.</summary>
    private sealed record ListedObject(string Key, long Size, string Algorithm, string? KeyArn, bool BucketKeyEnabled, List<TagEntry> Tags);
}
