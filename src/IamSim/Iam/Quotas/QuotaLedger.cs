using System.Collections.Concurrent;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Storage;

namespace IamSim.Iam.Quotas;

/// <summary>
/// Holds the quotas of an account's users, groups, roles, … without counting them at each creation, which would cost more the more there
/// are. It remembers an upper bound: what was counted last, and all that was tried since. Only where that bound reaches the quota is it
/// counted again, so the answer is exact and the cost is not.
/// </summary>
/// <remarks>
/// Only the writer lane asks. Whoever adds resources past the operations (an import) must <see cref="Forget"/>. On PostgreSQL other servers
/// add as well, so there every creation counts.
/// </remarks>
internal sealed class QuotaLedger(Database database)
{
    /// <summary>Past this many accounts it starts afresh; tests make accounts by the thousand.</summary>
    private const int MostBounds = 50_000;

    private readonly ConcurrentDictionary<(string Account, string Quota), int> _bounds = new();

    /// <summary>Takes one of a quota; the refusal where there is none left.</summary>
    /// <param name="call">Whose quota.</param>
    /// <param name="quota">The quota's name, as AWS's message has it.</param>
    /// <param name="value">The quota's value.</param>
    /// <param name="count">Counts what there is.</param>
    public async ValueTask<Fault?> TakeAsync(Call call, string quota, int value, Func<Task<int>> count)
    {
        var key = (call.Account, quota);
        if (!database.IsShared && _bounds.TryGetValue(key, out var bound) && bound < value)
        {
            _bounds[key] = bound + 1;
            return null;
        }

        var counted = await count();
        if (counted >= value)
        {
            return QuotaOptions.Exceeded(quota, value);
        }

        if (_bounds.Count >= MostBounds)
        {
            _bounds.Clear();
        }

        _bounds[key] = counted + 1;
        return null;
    }

    /// <summary>Forgets what it knows of all accounts.</summary>
    public void Forget() => _bounds.Clear();
}
