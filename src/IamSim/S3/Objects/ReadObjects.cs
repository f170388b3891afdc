using IamSim.S3.Buckets;
using IamSim.Storage;

namespace IamSim.S3.Objects;

/// <summary>The object that a call reads: once for who decides, who needs its tags, and once for the operation, it is the same.</summary>
/// <remarks>In the lane, whose scope outlives a call, nothing is kept: the context tracks what it has read.</remarks>
internal sealed class ReadObjects(RecentObjects recent)
{
    private (Guid Bucket, string Key) _of;
    private StoredObject? _found;
    private bool _isKept;

    public async ValueTask<StoredObject?> FindAsync(IServiceProvider services, HeldBucket bucket, string key, CancellationToken ct)
    {
        if (_isKept && _of == (bucket.Id, key))
        {
            return _found;
        }

        var db = services.GetRequiredService<IamDb>();
        var found = await recent.FindAsync(db, bucket.Id, key, ct);
        if (!db.Tracks)
        {
            (_of, _found, _isKept) = ((bucket.Id, key), found, true);
        }

        return found;
    }
}
