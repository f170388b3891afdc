using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit.Proof.Retention;

/// <summary>
/// Lets events go that are older than <c>IamSim:Audit:RetentionDays</c>, by the simulator's clock. From the beginning of a trail and without a gap: what is
/// sealed is marked as retired, and then deleted, a handful at once.
/// </summary>
internal sealed partial class AuditRetention(
    Database database, WriterLane lane, ChainLinks links, SealMaker seals, SimulatorClock clock, AuditOptions options, ILogger<AuditRetention> log)
{
    /// <summary>Servers of one database take turns: what this is called among them.</summary>
    private const int Turn = 2;

    private readonly RetiredResources _resources = new(database, lane);
    private readonly UnusedDocuments _documents = new(database, lane);

    /// <summary>Does what is due now; nothing where another server is at it.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (options.RetentionDays is not { } days)
        {
            return;
        }

        await using var turn = await database.TryTakeTurnAsync(Turn, ct);
        if (turn is null)
        {
            return;
        }

        // By whole days: a trail in which something happens all the time gets one seal a day, not one each time that this runs.
        var due = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero) - TimeSpan.FromDays(days);
        foreach (var account in await DueAsync(due, ct))
        {
            await RunAsync(account, due, ct);
        }
    }

    /// <summary>The accounts whose oldest event is old enough.</summary>
    private async Task<List<string>> DueAsync(DateTimeOffset due, CancellationToken ct)
    {
        await using var db = database.Rent();
        return await db.AuditHeads
            .Where(h => db.AuditEvents.Where(e => e.AccountId == h.AccountId).OrderBy(e => e.Sequence).Select(e => (DateTimeOffset?)e.EventTime).FirstOrDefault() < due)
            .OrderBy(h => h.AccountId)
            .Select(h => h.AccountId)
            .ToListAsync(ct);
    }

    private async Task RunAsync(string account, DateTimeOffset due, CancellationToken ct)
    {
        if (await RetireAsync(account, due, ct) is not { } upTo)
        {
            return;
        }

        // The names first, while the events say that this is not done yet, should it be interrupted.
        await _resources.RemoveAsync(account, upTo, ct);
        RetiredEvents going;
        do
        {
            going = new RetiredEvents(account, upTo);
            await lane.RunAsync(going, ct);
        }
        while (!going.WereTheLast);

        await _documents.RemoveAsync(account, ct);
        LogRetired(account, upTo);
    }

    /// <summary>Marks the seals as retired whose newest event is old enough, and makes one where what is old enough has none.</summary>
    /// <returns>The last event that may go; null where there is none.</returns>
    private async Task<long?> RetireAsync(string account, DateTimeOffset due, CancellationToken ct)
    {
        var state = await links.StateAsync(account, ct);
        if (state.Seals.All(seal => seal.RetiredAt is not null || seal.NewestEventTime < due) && await PrefixAsync(account, state, due, ct) is { } prefix)
        {
            var draft = await seals.SealAsync(account, prefix, ct);
            if (draft.Break is { } found)
            {
                // What was tampered with is not made to disappear.
                LogBroken(account, found.Sequence, found.Message);
                return null;
            }

            state = await links.StateAsync(account, ct);
        }

        var old = state.Seals.TakeWhile(seal => seal.RetiredAt is not null || seal.NewestEventTime < due).ToList();
        if (old.Count == 0 || SealChain.Check(state.Seals) is not null)
        {
            return null;
        }

        if (old[^1].RetiredAt is null)
        {
            await lane.RunAsync(new Retiring(old[^1], clock.GetUtcNow()), ct);
        }

        return old[^1].ToSequence;
    }

    /// <summary>The last event behind the seals before the first that has to stay; null where the very first has to.</summary>
    private async Task<long?> PrefixAsync(string account, ChainState state, DateTimeOffset due, CancellationToken ct)
    {
        await using var db = database.Rent();
        var end = state.Seals.Count == 0 ? 0 : state.Seals[^1].ToSequence;
        var staying = await db.AuditEvents
            .Where(e => e.AccountId == account && e.Sequence > end && e.EventTime >= due)
            .OrderBy(e => e.Sequence)
            .Select(e => (long?)e.Sequence)
            .FirstOrDefaultAsync(ct);
        var last = staying - 1 ?? state.Head?.Sequence ?? 0;
        return last > end ? last : null;
    }

    [LoggerMessage(LogLevel.Information, "Account {Account}: retention let the events up to {Sequence} go.")]
    private partial void LogRetired(string account, long sequence);

    [LoggerMessage(LogLevel.Error, "Account {Account}: nothing is let go, for its trail does not fit at {Sequence}: {Reason}")]
    private partial void LogBroken(string account, long sequence, string reason);

    /// <summary>Marks a seal as retired, and all before it that are not.</summary>
    private sealed class Retiring(AuditSeal last, DateTimeOffset now) : SimulatorChange
    {
        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            var old = await db.AuditSeals.Where(s => s.AccountId == last.AccountId && s.Number <= last.Number && s.RetiredAt == null).ToListAsync(ct);
            old.ForEach(seal => seal.RetiredAt = now);
        }
    }
}
