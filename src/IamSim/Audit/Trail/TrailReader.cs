using System.Runtime.CompilerServices;
using IamSim.Audit.Search;
using IamSim.Storage;

namespace IamSim.Audit.Trail;

/// <summary>A page of events.</summary>
/// <param name="Events">The events.</param>
/// <param name="Next">The sequence that the next page goes on behind; null on the last.</param>
internal sealed record TrailPage(IReadOnlyList<FoundEvent> Events, long? Next);

/// <summary>A question for a part of the trail, with what has to be looked for in the events that its columns find; null for nothing.</summary>
internal sealed record TrailPart(AuditQuery Columns, Func<FoundEvent, bool>? Matches);

/// <summary>
/// Answers questions that columns alone do not answer. Words are found by their index, and in the events that it does not have yet by looking at them;
/// what else stands in contents alone, by looking at all events that the columns find.
/// </summary>
internal sealed class TrailReader(IamDb db)
{
    private const int Batch = 500;

    /// <summary>So many events a page looks at in vain before it lets its asker go on: no question keeps a server busy for minutes.</summary>
    private const int MostInVain = 10_000;

    private readonly AuditReader _events = new(db);

    /// <summary>A page of the events that meet a question. It can be short, or empty, and have a next one.</summary>
    /// <param name="question">The question, with the place where the page before ended.</param>
    /// <param name="isOldestFirst">The order.</param>
    /// <param name="size">The most events.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<TrailPage> PageAsync(TrailQuestion question, bool isOldestFirst, int size, CancellationToken ct)
    {
        var found = new List<FoundEvent>();
        var inVain = 0;

        // One more than the page holds, to see whether another page follows. Sequences only grow, so new events never shift a page.
        await foreach (var (seen, matches) in LookAsync(question, isOldestFirst, size + 1, ct))
        {
            if (!matches)
            {
                if (++inVain == MostInVain)
                {
                    return new TrailPage(found, seen.Sequence);
                }
            }
            else if (found.Count == size)
            {
                return new TrailPage(found, found[^1].Sequence);
            }
            else
            {
                found.Add(seen);
            }
        }

        return new TrailPage(found, null);
    }

    /// <summary>All events that meet a question, oldest first, in bounded memory.</summary>
    public async IAsyncEnumerable<FoundEvent> ReadAsync(TrailQuestion question, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (seen, matches) in LookAsync(question, isOldestFirst: true, Batch, ct))
        {
            if (matches)
            {
                yield return seen;
            }
        }
    }

    /// <summary>All events of a part that meet its question.</summary>
    public async IAsyncEnumerable<FoundEvent> ReadAsync(TrailPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (seen, matches) in LookAsync(part, isOldestFirst: true, Batch, ct))
        {
            if (matches)
            {
                yield return seen;
            }
        }
    }

    /// <summary>The parts of the trail that a question is put to, oldest first: what the index of words has, and what it has not yet.</summary>
    public async Task<IReadOnlyList<TrailPart>> PartsOfAsync(TrailQuestion question, CancellationToken ct)
    {
        var (columns, content) = (question.Columns, question.OfContent);
        if (question.Text is not { } text)
        {
            return [new TrailPart(columns, content)];
        }

        // What is indexed from here on is looked at all the same: the first part ends where the second begins.
        var indexed = await SearchIndex.EndAsync(db, ct);
        var border = await new AuditPlaces(db, columns.Account).SequenceUpToAsync(indexed, ct);
        var parts = new List<TrailPart>(2);
        if (border > (columns.After ?? 0))
        {
            parts.Add(new TrailPart(columns with { Text = text, UpTo = indexed }, content));
        }

        if (columns.Before is null || columns.Before > border + 1)
        {
            var after = Math.Max(border, columns.After ?? 0);
            parts.Add(new TrailPart(
                columns with { After = after == 0 ? null : after },
                found => (content is null || content(found)) && text.Matches(found.Record)));
        }

        return parts;
    }

    private async IAsyncEnumerable<(FoundEvent Seen, bool Matches)> LookAsync(
        TrailQuestion question, bool isOldestFirst, int atOnce, [EnumeratorCancellation] CancellationToken ct)
    {
        var parts = await PartsOfAsync(question, ct);
        foreach (var part in isOldestFirst ? parts : parts.Reverse())
        {
            await foreach (var seen in LookAsync(part, isOldestFirst, atOnce, ct))
            {
                yield return seen;
            }
        }
    }

    private async IAsyncEnumerable<(FoundEvent Seen, bool Matches)> LookAsync(
        TrailPart part, bool isOldestFirst, int atOnce, [EnumeratorCancellation] CancellationToken ct)
    {
        var query = part.Columns with { Max = Math.Min(Batch, atOnce) };
        while (true)
        {
            var batch = isOldestFirst ? await _events.FindOldestAsync(query, ct) : await _events.FindAsync(query, ct);
            foreach (var seen in batch)
            {
                yield return (seen, part.Matches is null || part.Matches(seen));
            }

            if (batch.Count < query.Max)
            {
                yield break;
            }

            var last = batch[^1].Sequence;
            query = isOldestFirst ? query with { After = last, Max = Batch } : query with { Before = last, Max = Batch };
        }
    }
}
