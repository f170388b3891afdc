using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using IamSim.Authorization;
using IamSim.Storage;

namespace IamSim.Authentication;

/// <summary>
/// What was read of an account, kept until anything changes there. Only on SQLite, whose one writer is this process; where other servers write too,
/// nothing is kept.
/// </summary>
internal sealed class KeptByAccount<TKey, TValue>(Database database, AccessVersions versions)
    where TKey : notnull
    where TValue : class
{
    /// <summary>Past this many it starts afresh: some 5 MB.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<TKey, Kept> _kept = new();

    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        value = _kept.TryGetValue(key, out var kept) && kept.Version == versions.Of(kept.Account) ? kept.Value : null;
        return value is not null;
    }

    /// <summary>Keeps what was read.</summary>
    /// <param name="key">What it is found by.</param>
    /// <param name="account">The account that it is of.</param>
    /// <param name="before">The account's version before it was read: what changed meanwhile makes it old.</param>
    /// <param name="value">What was read.</param>
    public void Keep(TKey key, string account, AccessVersion before, TValue value)
    {
        if (database.IsShared || !versions.MayKeep(account, before))
        {
            return;
        }

        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        _kept[key] = new Kept(account, before, value);
    }

    private sealed record Kept(string Account, AccessVersion Version, TValue Value);
}
