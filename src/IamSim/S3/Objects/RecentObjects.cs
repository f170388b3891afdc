using System.Collections.Concurrent;
using IamSim.Storage;

namespace IamSim.S3.Objects;

/// <summary>
/// Objects that were read lately, small content and all, kept in memory for the next reader: finding one is most of what reading it costs. Only on SQLite,
/// whose one writer is this process; where other servers write too, every read asks the database.
/// </summary>
/// <remarks>
/// <para>The writer lane forgets what a batch has changed between its COMMIT and its answers, so a caller who was answered reads what it wrote.</para>
/// <para>What it hands out is shared: a reader never changes it.</para>
/// </remarks>
internal sealed class RecentObjects(Database database)
{
    /// <summary>Past this many it starts afresh: some 20 MB, with 4 KB of content in each row.</summary>
    private const int MostObjects = 4_000;

    private readonly ConcurrentDictionary<(Guid Bucket, string Key), StoredObject> _objects = new();
    private readonly Lock _gate = new();
    private long _version;

    /// <summary>An object; null where there is none.</summary>
    public async ValueTask<StoredObject?> FindAsync(IamDb db, Guid bucket, string key, CancellationToken ct)
    {
        // The lane reads its own batch, which nobody else can see yet.
        if (db.Tracks || database.IsShared)
        {
            return await db.FindObjectAsync(bucket, key, ct);
        }

        if (_objects.TryGetValue((bucket, key), out var known))
        {
            return known;
        }

        var before = Volatile.Read(ref _version);
        var found = await db.FindObjectAsync(bucket, key, ct);
        if (found is not null)
        {
            Remember(found, before);
        }

        return found;
    }

    /// <summary>Forgets objects whose change has been committed.</summary>
    public void Forget(IReadOnlyCollection<(Guid Bucket, string Key)> changed)
    {
        lock (_gate)
        {
            _version++;
            foreach (var key in changed)
            {
                _objects.TryRemove(key, out _);
            }
        }
    }

    /// <summary>Forgets all objects.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _version++;
            _objects.Clear();
        }
    }

    private void Remember(StoredObject found, long before)
    {
        lock (_gate)
        {
            // Where a commit came after the question to the database, what it answered may be old.
            if (_version != before)
            {
                return;
            }

            if (_objects.Count >= MostObjects)
            {
                _objects.Clear();
            }

            _objects[(found.BucketId, found.Key)] = found;
        }
    }
}
