using System.Text.Json;
using IamSim.Audit;
using IamSim.Calls;
using IamSim.CloudTrail.Selectors;

namespace IamSim.CloudTrail.Lookup;

/// <summary>Some events of a question, newest first, and where to look on; null where there is nothing more.</summary>
internal sealed record LookedUpEvents(IReadOnlyList<FoundEvent> Events, long? Next);

/// <summary>The management events of an account: what AWS's event history has.</summary>
internal sealed class EventLookup(AuditReader reader)
{
    /// <summary>So many events are looked through for one page: where few of them are management events, it is short.</summary>
    private const int MostLooked = 5000;

    /// <summary>The newest events that a question is met by, before a sequence; as many as its page holds.</summary>
    public async Task<LookedUpEvents> FindAsync(AuditQuery query, CancellationToken ct)
    {
        var size = query.Max;
        var found = new List<FoundEvent>(size);
        var before = query.Before;
        for (var looked = 0; looked < MostLooked;)
        {
            // One more than the page holds, to see whether another page follows.
            var read = await reader.FindAsync(query with { Before = before, Max = size + 1 }, ct);
            looked += read.Count;
            foreach (var each in read.Where(IsManagement))
            {
                if (found.Count == size)
                {
                    return Page(found, found[^1].Sequence);
                }

                found.Add(each);
            }

            if (read.Count <= size)
            {
                return Page(found, null);
            }

            before = read[^1].Sequence;
        }

        return Page(found, before);
    }

    private static bool IsManagement(FoundEvent each)
    {
        if (each.EventSource == CallSubject.OwnSource)
        {
            return false;
        }

        using var record = JsonDocument.Parse(each.Record);
        return RecordFields.Text(record.RootElement, "eventCategory") == "Management";
    }

    /// <summary>By time, as AWS sorts; sequences go with it unless somebody turned the clock back.</summary>
    private static LookedUpEvents Page(List<FoundEvent> events, long? next) =>
        new([.. events.OrderByDescending(e => e.EventTime).ThenByDescending(e => e.Sequence)], next);
}
