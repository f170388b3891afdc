using IamSim.Iam.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace IamSim.Storage.Lane;

/// <summary>Notes which users a batch changes, by the tracker's own word, so that no operation has to remember to say so.</summary>
internal sealed class ChangedUsers
{
    private readonly HashSet<(string Account, string NameKey)> _changed = [];
    private readonly RecentUsers _recent;

    public ChangedUsers(IamDb db, RecentUsers recent)
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
        if (entry.Entity is not User user || state is EntityState.Unchanged or EntityState.Detached)
        {
            return;
        }

        // A rename is seen when it is detected, before it is saved: both names' readers must hear of it.
        _changed.Add((user.AccountId, user.NameKey));
        _changed.Add((user.AccountId, (string)entry.Property(nameof(User.NameKey)).OriginalValue!));
    }
}
