using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit;

/// <summary>Answers questions about events, newest first by sequence.</summary>
internal sealed class AuditReader(IamDb db)
{
    /// <summary>The newest events that the question is met by. The next page is asked for with the last one's sequence as <see cref="AuditQuery.Before"/>.</summary>
    public async Task<IReadOnlyList<AuditEvent>> FindAsync(AuditQuery query, CancellationToken ct) => await Ask(db, query).ToListAsync(ct);

    /// <summary>The question as it is put to the database.</summary>
    public static IQueryable<AuditEvent> Ask(IamDb db, AuditQuery query)
    {
        var events = db.AuditEvents.AsNoTracking().Where(e => e.AccountId == query.Account);
        if (query.Resource is { } resource)
        {
            // Joined, not "where any": so that the scan is that of the resource's few events, which their key has in order.
            events = db.AuditEventResources.Where(r => r.AccountId == query.Account && r.Resource == resource).OrderByDescending(r => r.Sequence)
                .Join(events, r => r.Sequence, e => e.Sequence, (_, e) => e);
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

        return Narrow(events, query).OrderByDescending(e => e.Sequence).Take(query.Max);
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
