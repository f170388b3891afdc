using System.Data.Common;
using IamSim.Hosting;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;

namespace IamSim.Audit.Search;

/// <summary>
/// Brings the index of words up to the events, behind the lane: in small batches, and while calls come in only now and then, so that nobody waits for it.
/// A search looks through what the index does not have yet.
/// </summary>
internal sealed class SearchIndexer(Database database, WriterLane lane, AuditSignal signal, IamSimOptions options, ILogger<SearchIndexer> log) : BackgroundService
{
    private const int QuietBatch = 200;
    private const int BusyBatch = 40;
    private const int SweptAtOnce = 5000;

    /// <summary>So long after the last commit the lane is taken to be idle.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(50);

    /// <summary>So long a batch waits for that at most.</summary>
    private static readonly TimeSpan LongestBusy = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Sweeping = TimeSpan.FromHours(1);

    private long _sweptAt = Environment.TickCount64;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Audit.TextSearch == TextSearchMode.Off)
        {
            return;
        }

        using var listener = signal.Listen(account: null);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                listener.Reset();
                var isQuiet = await WaitForQuietAsync(stoppingToken);
                if (await IndexAsync(isQuiet ? QuietBatch : BusyBatch, stoppingToken))
                {
                    continue;
                }

                await SweepAsync(stoppingToken);

                // What other servers of a shared database commit makes no noise here.
                await listener.WaitAsync(database.IsShared ? Poll : Sweeping, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is DbException or LaneUnavailableException)
            {
                log.LogWarning(e, "The index of events' words lags behind: searches take longer meanwhile.");
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> WaitForQuietAsync(CancellationToken ct)
    {
        var since = Environment.TickCount64;
        while (signal.Quiet < Idle)
        {
            if (Environment.TickCount64 - since > LongestBusy.TotalMilliseconds)
            {
                return false;
            }

            await Task.Delay(Idle, ct);
        }

        return true;
    }

    /// <summary>Indexes the next events; false where there is none.</summary>
    private async Task<bool> IndexAsync(int most, CancellationToken ct)
    {
        await using var db = database.Rent();
        var behind = await SearchIndex.EndAsync(db, ct);
        var events = await database.Search.EventsBehindAsync(db, behind, most, ct);
        if (events.Count == 0)
        {
            return false;
        }

        var searched = events.Select(e => new SearchedEvent(e.Id, e.AccountId, WordsOf(e))).ToList();
        await lane.RunAsync(new Change(lane => database.Search.Add(lane, behind, searched)), ct);
        return true;
    }

    /// <summary>Takes out what retention has taken away: once an hour, for what is gone is not found anyhow.</summary>
    private async Task SweepAsync(CancellationToken ct)
    {
        if (Environment.TickCount64 - _sweptAt < Sweeping.TotalMilliseconds)
        {
            return;
        }

        _sweptAt = Environment.TickCount64;
        await SweepOnceAsync(SweptAtOnce, ct);
    }

    /// <summary>Looks through the whole index for what is gone.</summary>
    public async Task SweepOnceAsync(int atOnce, CancellationToken ct)
    {
        var last = 0L;
        IReadOnlyList<SearchEntry> entries;
        do
        {
            await using var db = database.Rent();
            entries = await database.Search.EntriesBehindAsync(db, last, atOnce, ct);
            last = entries.Count == 0 ? last : entries[^1].EventId;
            foreach (var gone in entries.Where(entry => entry.IsGone).Select(entry => entry.EventId).Chunk(QuietBatch))
            {
                await lane.RunAsync(new Change(lane => database.Search.Remove(lane, gone)), ct);
            }
        }
        while (entries.Count == atOnce);
    }

    private static IReadOnlyList<string> WordsOf(AuditEvent e)
    {
        try
        {
            return SearchWords.OfRecord(AuditContent.RecordOf(e.Content));
        }
        catch (Exception broken) when (broken is InvalidDataException or System.Text.Json.JsonException)
        {
            // Changed in the database: the verification tells, and the others are to be found all the same.
            return [];
        }
    }

    /// <summary>A part of the index, in the lane as every change is; no call, so it has no event.</summary>
    private sealed class Change(Action<IamDb> change) : SimulatorChange
    {
        public override bool IsDerived => true;

        protected override ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            change(db);
            return ValueTask.CompletedTask;
        }
    }
}
