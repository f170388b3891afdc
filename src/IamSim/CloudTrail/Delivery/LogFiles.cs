using System.Text.Json;
using IamSim.Audit;
using IamSim.CloudTrail.Selectors;
using IamSim.CloudTrail.Trails;
using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Delivery;

/// <summary>Makes log files of the events that a span has waiting, and notes them with how far the span is done.</summary>
internal sealed class LogFiles(AuditFeed feed, WriterLane lane, Ids ids)
{
    /// <summary>The most events of a round of files: their records are in memory together.</summary>
    private const int MostEvents = 5000;

    /// <summary>Moves the span on; false where nothing more waits, or another server was first.</summary>
    public async Task<bool> TakeAsync(Trail trail, string? organization, TrailSpan span, DateTimeOffset now, CancellationToken ct)
    {
        var events = await feed.ReadAsync(span.SourceAccountId, span.Done, MostEvents, ct);
        if (events.Count == 0 && await feed.EndAsync(span.SourceAccountId, ct) < span.Done)
        {
            // The account's chain was begun anew, by a restore: so is its delivery.
            await lane.RunAsync(new Step(span, 0, false, []), ct);
            span.Done = 0;
            return true;
        }

        var (files, done, isOver) = Divide(trail, organization, span, events, now);
        if (done == span.Done && !isOver)
        {
            return false;
        }

        var step = new Step(span, done, isOver, files);
        await lane.RunAsync(step, ct);
        span.Done = done;
        return step.HasHappened && !isOver && events.Count == MostEvents;
    }

    /// <summary>Whether a span has come to its end, at an event.</summary>
    private static bool IsLast(TrailSpan span, FedEvent each, JsonElement record) =>
        span.LastEventId is { } last ? RecordFields.Text(record, "eventID") == last.ToString() : span.Until is { } until && each.Sequence >= until;

    private (List<TrailFile> Files, long Done, bool IsOver) Divide(
        Trail trail, string? organization, TrailSpan span, IReadOnlyList<FedEvent> events, DateTimeOffset now)
    {
        var scope = new TrailScope(trail);
        var byRegion = new SortedDictionary<string, List<FedEvent>>(StringComparer.Ordinal);
        var done = span.Done;
        var isOver = span is { LastEventId: null, Until: { } until } && until <= done;
        foreach (var each in events)
        {
            if (isOver)
            {
                break;
            }

            using var record = JsonDocument.Parse(each.Record);
            if (scope.RegionOf(record.RootElement) is { } region)
            {
                (byRegion.TryGetValue(region, out var list) ? list : byRegion[region] = []).Add(each);
            }

            done = each.Sequence;
            isOver = IsLast(span, each, record.RootElement);
        }

        return ([.. byRegion.Select(r => File(trail, organization, span.SourceAccountId, r.Key, r.Value, now))], done, isOver);
    }

    private TrailFile File(Trail trail, string? organization, string account, string region, List<FedEvent> events, DateTimeOffset now)
    {
        var content = LogFileContent.Of(events);
        return new TrailFile
        {
            AccountId = trail.AccountId,
            TrailId = trail.Id,
            FileId = ids.Event(),
            SourceAccountId = account,
            Region = region,
            Bucket = trail.Bucket,
            Key = LogFileNames.Log(trail, organization, account, region, now, ids.LogFile()),
            Hash = content.Hash,
            Content = content.Compressed,
            Oldest = events.Min(e => e.Time),
            Newest = events.Max(e => e.Time),
            Time = now,
            IsForDigest = trail.ValidatedSince is not null,
        };
    }

    /// <summary>Notes files and progress, unless another server was first or the trail is gone: then nothing of it has happened.</summary>
    private sealed class Step(TrailSpan seen, long done, bool isOver, List<TrailFile> files) : SimulatorChange
    {
        public bool HasHappened { get; private set; }

        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct)
        {
            var span = await db.TrailSpans.SingleOrDefaultAsync(
                s => s.AccountId == seen.AccountId && s.TrailId == seen.TrailId && s.SourceAccountId == seen.SourceAccountId && s.After == seen.After, ct);
            HasHappened = span is not null && span.Done == seen.Done;
            if (!HasHappened)
            {
                return;
            }

            // Started again meanwhile, or stopped: what has been read is right all the same, and the next round sees the rest.
            span!.Done = done;
            if (isOver && (span.Until, span.LastEventId) == (seen.Until, seen.LastEventId))
            {
                db.TrailSpans.Remove(span);
            }

            db.TrailFiles.AddRange(files);
        }
    }
}
