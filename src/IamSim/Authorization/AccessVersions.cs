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
    private long _all;

    public AccessVersion Of(string account) => new(_accounts.GetValueOrDefault(account), Volatile.Read(ref _all));

    public void Changed(string account) => _accounts.AddOrUpdate(account, 1, static (_, count) => count + 1);

    public void ChangedAll() => Interlocked.Increment(ref _all);
}
