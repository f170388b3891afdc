using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit;

/// <summary>Answers questions about events, newest first by sequence.</summary>
internal sealed class AuditReader(IamDb db)
{
    /// <summary>The newest events that the question is met by. The next page is asked for with the last one's sequence as <see cref="AuditQuery.Before"/>.</summary>
    public async Task<IReadOnlyList<AuditEvent>> FindAsync(AuditQuery query, CancellationToken ct)
    {
        var events = db.AuditEvents.AsNoTracking().Where(e => e.AccountId == query.Account);
        if (query.Resource is { } resource)
        {
            events = events.Where(e => db.AuditEventResources.Any(
                r => r.AccountId == query.Account && r.Resource == resource && r.Sequence == e.Sequence));
        }

        if (query.Before is { } before)
        {
            events = events.Where(e => e.Sequence < before);
        }

        if (query.From is { } from)
        {
            events = events.Where(e => e.EventTime >= from);
        }

        if (query.To is { } to)
        {
            events = events.Where(e => e.EventTime <= to);
        }

        return await Narrow(events, query).OrderByDescending(e => e.Sequence).Take(query.Max).ToListAsync(ct);
    }

    private static IQueryable<AuditEvent> Narrow(IQueryable<AuditEvent> events, AuditQuery query)
    {
        if (query.EventId is { } eventId)
        {
            events = events.Where(e => e.EventId == eventId);
        }

        if (query.EventName is { } eventName)
        {
            events = events.Where(e => e.EventName == eventName);
        }

        if (query.EventSource is { } eventSource)
        {
            events = events.Where(e => e.EventSource == eventSource);
        }

        if (query.UserName is { } userName)
        {
            events = events.Where(e => e.UserName == userName);
        }

        if (query.AccessKeyId is { } accessKeyId)
        {
            events = events.Where(e => e.AccessKeyId == accessKeyId);
        }

        if (query.SourceIp is { } sourceIp)
        {
            events = events.Where(e => e.SourceIp == sourceIp);
        }

        if (query.ErrorCode is { } errorCode)
        {
            events = events.Where(e => e.ErrorCode == errorCode);
        }

        // As the partial index's condition is written, or SQLite would not see that it fits.
        return query.ReadOnly switch
        {
            true => events.Where(e => e.ReadOnly),
            false => events.Where(e => !e.ReadOnly),
            null => events,
        };
    }
}
