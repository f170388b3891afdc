using System.Collections.Concurrent;

namespace IamSim.Authorization;

/// <summary>The state of what governs an account's principals: another version means that what was read before may be old.</summary>
/// <param name="Account">Counts the account's own changes.</param>
/// <param name="All">Counts changes that any account may depend on: organizations, imports, restores.</param>
internal readonly record struct AccessVersion(long Account, long All);

/// <summary>Counts the changes of policies, principals and keys, so that whoever keeps what it read of them knows when it is old.</summary>
internal sealed class AccessVersions
{
    private readonly ConcurrentDictionary<string, long> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _changing = new(StringComparer.Ordinal);
    private long _all;
    private int _allChanging;

    public AccessVersion Of(string account) => new(_accounts.GetValueOrDefault(account), Volatile.Read(ref _all));

    /// <summary>Whether what was read of an account at a version may be kept: nothing has changed since, and no change waits for its commit.</summary>
    public bool MayKeep(string account, AccessVersion read) =>
        !_changing.ContainsKey(account) && Volatile.Read(ref _allChanging) == 0 && Of(account) == read;

    /// <summary>A change of the account is made, and not committed yet.</summary>
    public void Changing(string account)
    {
        _changing[account] = true;
        Changed(account);
    }

    /// <summary>The transaction of the change has ended, one way or the other.</summary>
    public void Ended(string account)
    {
        Changed(account);
        _changing.TryRemove(account, out _);
    }

    /// <summary>As <see cref="Changing(string)"/>, of what any account may depend on.</summary>
    public void ChangingAll()
    {
        Volatile.Write(ref _allChanging, 1);
        ChangedAll();
    }

    /// <summary>As <see cref="Ended(string)"/>, of what any account may depend on.</summary>
    public void EndedAll()
    {
        ChangedAll();
        Volatile.Write(ref _allChanging, 0);
    }

    public void Changed(string account) => _accounts.AddOrUpdate(account, 1, static (_, count) => count + 1);

    public void ChangedAll() => Interlocked.Increment(ref _all);
}
