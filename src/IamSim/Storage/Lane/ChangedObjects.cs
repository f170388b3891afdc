using IamSim.S3.Objects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace IamSim.Storage.Lane;

/// <summary>Notes which objects a batch changes, by the tracker's own word, as <see cref="ChangedUsers"/> does users.</summary>
internal sealed class ChangedObjects
{
    private readonly HashSet<(Guid Bucket, string Key)> _changed = [];
    private readonly RecentObjects _recent;

    public ChangedObjects(IamDb db, RecentObjects recent)
    {
        _recent = recent;
        db.ChangeTracker.Tracked += (_, e) => Note(e.Entry, e.Entry.State);
        db.ChangeTracker.StateChanged += (_, e) => Note(e.Entry, e.NewState);
    }

    /// <summary>The batch is committed: readers must read anew what it changed.</summary>
    public void Committed()
    {
        if (_changed.Count > 0)
        {
            _recent.Forget(_changed);
            _changed.Clear();
        }
    }

    private void Note(EntityEntry entry, EntityState state)
    {
        if (entry.Entity is StoredObject stored && state is not (EntityState.Unchanged or EntityState.Detached))
        {
            _changed.Add((stored.BucketId, stored.Key));
        }
    }
}
