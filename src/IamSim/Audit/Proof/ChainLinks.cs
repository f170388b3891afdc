using System.Runtime.CompilerServices;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit.Proof;

/// <summary>An event as a link of its account's chain, as it is stored.</summary>
/// <param name="Sequence">Its place.</param>
/// <param name="Time">The simulator's time of the call.</param>
/// <param name="Record">The CloudTrail record: JSON in UTF-8.</param>
/// <param name="Hash">What is stored as its hash.</param>
internal readonly record struct ChainLink(long Sequence, DateTimeOffset Time, byte[] Record, byte[] Hash);

/// <summary>What is stored of a chain beside its events.</summary>
/// <param name="Head">The account's head; null where it has none.</param>
/// <param name="LastSequence">The last event's sequence, of the same moment; 0 where there is none.</param>
/// <param name="Seals">All seals, by number.</param>
internal sealed record ChainState(AuditHead? Head, long LastSequence, IReadOnlyList<AuditSeal> Seals)
{
    /// <summary>The last seal whose events retention let go; null where there is none.</summary>
    public AuditSeal? Retired { get; } = Seals.LastOrDefault(seal => seal.RetiredAt is not null);
}

/// <summary>Reads a chain for whoever proves it: all of it, whatever its length, in little memory.</summary>
internal sealed class ChainLinks(Database database)
{
    /// <summary>So many events are read at once: a single long read would keep SQLite's WAL from beginning anew, and PostgreSQL from cleaning up.</summary>
    private const int AtOnce = 4000;

    /// <summary>All accounts that have a trail.</summary>
    public async Task<IReadOnlyList<string>> AccountsAsync(CancellationToken ct)
    {
        await using var db = database.Rent();
        return await db.AuditHeads.Select(h => h.AccountId)
            .Union(db.AuditSeals.Select(s => s.AccountId))
            .OrderBy(account => account)
            .ToListAsync(ct);
    }

    /// <summary>Where a chain ends, as of one moment.</summary>
    public async Task<ChainState> StateAsync(string account, CancellationToken ct)
    {
        await using var view = await FrozenView.OpenAsync(database, ct);
        var head = await view.Db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(h => h.AccountId == account, ct);
        var last = await view.Db.AuditEvents.Where(e => e.AccountId == account).MaxAsync(e => (long?)e.Sequence, ct);
        return new ChainState(
            head, last ?? 0, await view.Db.AuditSeals.AsNoTracking().Where(s => s.AccountId == account).OrderBy(s => s.Number).ToListAsync(ct));
    }

    /// <summary>The events of a range, oldest first.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="after">The sequence that the last event before the range has.</param>
    /// <param name="last">The sequence of the last event of the range.</param>
    /// <param name="ct">Stops the reading.</param>
    public async IAsyncEnumerable<ChainLink> ReadAsync(string account, long after, long last, [EnumeratorCancellation] CancellationToken ct)
    {
        var next = PartAsync(account, after, last, ct);
        while (await next is { Count: > 0 } links)
        {
            // The next ones are read while these are looked at.
            next = PartAsync(account, links[^1].Sequence, last, ct);
            foreach (var link in links)
            {
                yield return link;
            }
        }
    }

    private Task<List<ChainLink>> PartAsync(string account, long after, long last, CancellationToken ct) => Task.Run(
        async () =>
        {
            await using var db = database.Rent();
            var links = await db.AuditEvents
                .Where(e => e.AccountId == account && e.Sequence > after && e.Sequence <= last)
                .OrderBy(e => e.Sequence)
                .Take(AtOnce)
                .Select(e => new { e.Sequence, e.EventTime, e.Content, e.Hash })
                .ToListAsync(ct);
            return links.ConvertAll(link => new ChainLink(link.Sequence, link.EventTime, RecordOf(link.Content), link.Hash));
        },
        ct);

    /// <summary>The record; nothing, whose hash cannot be right, where the content was changed so that it cannot be read.</summary>
    private static byte[] RecordOf(byte[] content)
    {
        try
        {
            return AuditContent.RecordOf(content);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            return [];
        }
    }
}
