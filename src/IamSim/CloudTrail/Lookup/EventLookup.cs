using System.Text;
using System.Text.Json;
using IamSim.Audit;
using IamSim.Calls;
using IamSim.CloudTrail.Selectors;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.CloudTrail.Lookup;

/// <summary>An event as <c>LookupEvents</c> shows it.</summary>
internal sealed record LookedUpEvent(
    long Sequence,
    Guid EventId,
    DateTimeOffset Time,
    string Name,
    string Source,
    string? UserName,
    string? AccessKeyId,
    bool ReadOnly,
    string Record,
    IReadOnlyList<EventResource> Resources);

/// <summary>Some events of a question, and where to look on; null where there is nothing more.</summary>
internal sealed record LookedUpEvents(IReadOnlyList<LookedUpEvent> Events, long? Next);

/// <summary>The management events of an account: what AWS's event history has. The one place of the lookup that knows how events are kept.</summary>
internal sealed class EventLookup(IamDb db, AuditReader reader)
{
    /// <summary>So many events are looked through for one page: where few of them are management events, it is short.</summary>
    private const int MostLooked = 5000;

    /// <summary>The newest events that a question is met by, before a sequence.</summary>
    /// <param name="query">The question, with as many as a page holds.</param>
    /// <param name="resourceType">The type of a resource that the event is about; null for any.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<LookedUpEvents> FindAsync(AuditQuery query, string? resourceType, CancellationToken ct)
    {
        var size = query.Max;
        var found = new List<AuditEvent>(size);
        var before = query.Before;
        for (var looked = 0; looked < MostLooked;)
        {
            // One more than the page holds, to see whether another page follows.
            var read = await reader.FindAsync(query with { Before = before, Max = size + 1 }, ct);
            looked += read.Count;
            foreach (var each in read)
            {
                if (!IsManagement(each, resourceType))
                {
                    continue;
                }

                if (found.Count == size)
                {
                    return await PageAsync(found, found[^1].Sequence, ct);
                }

                found.Add(each);
            }

            if (read.Count <= size)
            {
                return await PageAsync(found, null, ct);
            }

            before = read[^1].Sequence;
        }

        return await PageAsync(found, before, ct);
    }

    private static bool IsManagement(AuditEvent each, string? resourceType)
    {
        if (each.EventSource == CallSubject.OwnSource)
        {
            return false;
        }

        using var record = JsonDocument.Parse(each.Record);
        return RecordFields.Text(record.RootElement, "eventCategory") == "Management"
            && (resourceType is null || RecordFields.Of(record.RootElement, "resources.type").Contains(resourceType));
    }

    private async Task<LookedUpEvents> PageAsync(List<AuditEvent> events, long? next, CancellationToken ct)
    {
        if (events.Count == 0)
        {
            return new LookedUpEvents([], next);
        }

        var account = events[0].AccountId;
        var sequences = events.ConvertAll(e => e.Sequence);
        var resources = (await db.AuditEventResources
            .Where(r => r.AccountId == account && sequences.Contains(r.Sequence))
            .ToListAsync(ct)).ToLookup(r => r.Sequence, r => new EventResource(null, r.Resource));

        // By time, as AWS sorts; sequences go with it unless somebody turned the clock back.
        return new LookedUpEvents(
            [.. events.OrderByDescending(e => e.EventTime).ThenByDescending(e => e.Sequence).Select(e => new LookedUpEvent(
                e.Sequence, e.EventId, e.EventTime, e.EventName, e.EventSource, e.UserName, e.AccessKeyId, e.ReadOnly, Encoding.UTF8.GetString(e.Record),
                [.. resources[e.Sequence]]))],
            next);
    }
}
