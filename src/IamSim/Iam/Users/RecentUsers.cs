using System.Collections.Concurrent;
using IamSim.Storage;

namespace IamSim.Iam.Users;

/// <summary>
/// Users that were read lately, kept in memory for the next reader: most calls on a user are reads, and finding one is most of their cost.
/// Only on SQLite, whose one writer is this process; where other servers write too, every read asks the database.
/// </summary>
/// <remarks>
/// <para>The writer lane forgets what a batch has changed between its COMMIT and its answers, so a caller who was answered reads what it wrote.</para>
/// <para>What it hands out is shared: a reader never changes it.</para>
/// </remarks>
internal sealed class RecentUsers(Database database) : IDisposable
{
    /// <summary>Past this many it starts afresh: some 25 MB.</summary>
    private const int MostUsers = 50_000;

    private readonly ConcurrentDictionary<(string Account, string NameKey), User> _users = new();
    private readonly ConcurrentBag<UserLookup> _lookups = [];
    private readonly Lock _gate = new();
    private long _version;

    /// <summary>A user by name without case; null where there is none.</summary>
    public async ValueTask<User?> FindAsync(IamDb db, string account, string name, CancellationToken ct)
    {
        // The lane reads its own batch, which nobody else can see yet.
        if (db.Tracks)
        {
            return await db.FindUserAsync(account, name, ct);
        }

        var key = (account, NameKeys.Of(name));
        if (_users.TryGetValue(key, out var known))
        {
            return known;
        }

        var before = Volatile.Read(ref _version);
        if (database.IsShared)
        {
            return await db.FindUserAsync(account, name, ct);
        }

        var user = Ask(key);
        if (user is not null)
        {
            Remember(key, user, before);
        }

        return user;
    }

    public void Dispose()
    {
        while (_lookups.TryTake(out var lookup))
        {
            lookup.Dispose();
        }
    }

    private User? Ask((string Account, string NameKey) key)
    {
        if (!_lookups.TryTake(out var lookup))
        {
            lookup = new UserLookup(database.OpenForReading());
        }

        try
        {
            var user = lookup.Find(key.Account, key.NameKey);
            _lookups.Add(lookup);
            return user;
        }
        catch
        {
            lookup.Dispose();
            throw;
        }
    }

    /// <summary>Forgets users whose change has been committed.</summary>
    public void Forget(IReadOnlyCollection<(string Account, string NameKey)> changed)
    {
        lock (_gate)
        {
            _version++;
            foreach (var key in changed)
            {
                _users.TryRemove(key, out _);
            }
        }
    }

    /// <summary>Forgets all users.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _version++;
            _users.Clear();
        }
    }

    private void Remember((string Account, string NameKey) key, User user, long before)
    {
        lock (_gate)
        {
            // Where a commit came after the question to the database, what it answered may be old.
            if (_version != before)
            {
                return;
            }

            if (_users.Count >= MostUsers)
            {
                _users.Clear();
            }

            _users[key] = user;
        }
    }
}
