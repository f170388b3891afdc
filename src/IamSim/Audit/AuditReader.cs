using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit;

/// <summary>Answers questions about events, newest first by sequence.</summary>
internal sealed class AuditReader(IamDb db)
{
    // What is asked for by time alone is mostly recent: so many of the newest events are looked through before the index of times is asked.
    private const int Recent = 2000;

    /// <summary>
    /// The newest events that the question is met by. The next page is asked for with the last one's sequence as <see cref="AuditQuery.Before"/>.
    /// </summary>
    public async Task<IReadOnlyList<AuditEvent>> FindAsync(AuditQuery query, CancellationToken ct)
    {
        if (IsByTimeAlone(query))
        {
            var end = query.Before
                ?? 1 + await db.AuditHeads.Where(h => h.AccountId == query.Account).Select(h => h.Sequence).FirstOrDefaultAsync(ct);
            var recent = await Narrow(InOrder(db, query).Where(e => e.Sequence >= end - Recent), query).ToListAsync(ct);
            if (recent.Count == query.Max || end <= Recent)
            {
                return recent;
            }
        }

        return await Ask(db, query).ToListAsync(ct);
    }

    /// <summary>The question as it is put to the database.</summary>
    public static IQueryable<AuditEvent> Ask(IamDb db, AuditQuery query) => query switch
    {
        { Resource: { } resource } => Narrow(About(db, query, resource), query),
        _ when IsByTimeAlone(query) => Narrow(InTime(db, query), query),
        _ => Narrow(InOrder(db, query), query),
    };

    private static bool IsByTimeAlone(AuditQuery query) => query is
    {
        EventId: null, EventName: null, UserName: null, AccessKeyId: null, Resource: null, SourceIp: null, ErrorCode: null, ReadOnly: not false,
    } && (query.From ?? query.To) is not null;

    private static IQueryable<AuditEvent> InOrder(IamDb db, AuditQuery query)
    {
        var events = db.AuditEvents.Where(e => e.AccountId == query.Account);
        return (query.Before is { } before ? events.Where(e => e.Sequence < before) : events).OrderByDescending(e => e.Sequence);
    }

    // Time and sequence go together only as long as nobody moves the clock, so a span of time has to be sorted. The sum keeps SQLite, which
    // knows nothing of how many events there are, from walking through all of them in order.
    private static IQueryable<AuditEvent> InTime(IamDb db, AuditQuery query)
    {
        var before = query.Before ?? long.MaxValue;
        return db.AuditEvents.Where(e => e.AccountId == query.Account && e.Sequence + 0 < before).OrderByDescending(e => e.Sequence + 0);
    }

    // Ordered by the resource's own rows: their key has them in that order, so that the database starts from these few and not from all events.
    private static IQueryable<AuditEvent> About(IamDb db, AuditQuery query, string resource)
    {
        var before = query.Before ?? long.MaxValue;
        return
            from about in db.AuditEventResources
            join auditEvent in db.AuditEvents
                on new { about.AccountId, about.Sequence } equals new { auditEvent.AccountId, auditEvent.Sequence }
            where about.AccountId == query.Account && about.Resource == resource && about.Sequence < before
            orderby about.Sequence descending
            select auditEvent;
    }

    private static IQueryable<AuditEvent> Narrow(IQueryable<AuditEvent> events, AuditQuery query)
    {
        if (query.From is { } from)
        {
            events = events.Where(e => e.EventTime >= from);
        }

        if (query.To is { } to)
        {
            events = events.Where(e => e.EventTime <= to);
        }

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
        events = query.ReadOnly switch
        {
            true => events.Where(e => e.ReadOnly),
            false => events.Where(e => !e.ReadOnly),
            null => events,
        };
        return events.AsNoTracking().Take(query.Max);
    }
}
