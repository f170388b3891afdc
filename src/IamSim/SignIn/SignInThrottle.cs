using IamSim.Storage;

namespace IamSim.SignIn;

/// <summary>
/// Slows down whoever guesses: after five failures in a row for one user of one account, each further attempt has to wait twice as long as the one
/// before, a minute at most. Whether there is such a user makes no difference.
/// </summary>
/// <remarks>
/// By the machine's clock, for a guesser could be helped by a turn of the simulator's; kept in this process, so several servers of a database let a
/// guesser try on each. An attempt counts when it begins, so that many at once are as many failures.
/// </remarks>
internal sealed class SignInThrottle(TimeProvider machine)
{
    /// <summary>Failures that cost nothing: people mistype.</summary>
    public const int FreeFailures = 5;

    /// <summary>Past this many users the ones that rested longest are forgotten.</summary>
    public const int MostKept = 10_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Failures> _users = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Begins an attempt, which fails unless it is said otherwise; or says how long to wait.</summary>
    public TimeSpan? Begin(string account, string userName)
    {
        var now = machine.GetUtcNow();
        lock (_gate)
        {
            var key = KeyOf(account, userName);
            if (_users.TryGetValue(key, out var failures) && now - failures.Last > Forgotten)
            {
                failures = null;
            }

            if (failures is not null && failures.NotBefore > now)
            {
                return failures.NotBefore - now;
            }

            Keep(key, (failures?.Count ?? 0) + 1, now);
            return null;
        }
    }

    /// <summary>How long the next attempt has to wait; null where it need not.</summary>
    public TimeSpan? Wait(string account, string userName)
    {
        var now = machine.GetUtcNow();
        lock (_gate)
        {
            return _users.TryGetValue(KeyOf(account, userName), out var failures) && failures.NotBefore > now ? failures.NotBefore - now : null;
        }
    }

    /// <summary>The attempt succeeded: what went before is forgotten.</summary>
    public void Succeeded(string account, string userName)
    {
        lock (_gate)
        {
            _users.Remove(KeyOf(account, userName));
        }
    }

    /// <summary>The password was right, but the attempt is not at its end (a code is still to come): it counts neither way.</summary>
    public void Undecided(string account, string userName)
    {
        lock (_gate)
        {
            var key = KeyOf(account, userName);
            if (_users.TryGetValue(key, out var failures))
            {
                Keep(key, failures.Count - 1, failures.Last);
            }
        }
    }

    private static string KeyOf(string account, string userName) => $"{account} {NameKeys.Of(userName)}";

    private void Keep(string key, int count, DateTimeOffset now)
    {
        if (_users.Count >= MostKept && !_users.ContainsKey(key))
        {
            foreach (var oldest in _users.OrderBy(user => user.Value.Last).Take(MostKept / 4).Select(user => user.Key).ToList())
            {
                _users.Remove(oldest);
            }
        }

        var over = count - FreeFailures;
        var wait = over <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, over - 1), Longest.TotalSeconds));
        _users[key] = new Failures(count, now, now + wait);
    }

    private sealed record Failures(int Count, DateTimeOffset Last, DateTimeOffset NotBefore);
}
