using IamSim.Audit;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.AccessKeys;
using IamSim.Policies.Reference;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;
using Opened = IamSim.Policies.Questions.ServiceAccess;

namespace IamSim.Iam.ServiceAccess;

/// <summary>Makes reports on last access, from the events: attempts that were refused count too.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html">IAM: Last accessed information</see></remarks>
internal sealed class AccessReporter(IamDb db)
{
    /// <summary>"IAM reports activity for at least the last 400 days."</summary>
    public static readonly TimeSpan TrackingPeriod = TimeSpan.FromDays(400);

    public async Task<AccessReport> ReportAsync(Call call, AccessSubject subject, string granularity, CancellationToken ct)
    {
        var byService = (await UsesOfAsync(call, subject.Entities, ct)).ToLookup(use => use.Service);
        var services = Opened.ServicesOf(ActionReference.Default, subject.Policies);
        return new AccessReport(
            subject.Entities, services.Select(service => Describe(service, byService[service.Prefix].ToList(), subject, granularity)).ToList());
    }

    private static AccessedService Describe(ServiceInfo service, List<Use> uses, AccessSubject subject, string granularity)
    {
        var users = uses
            .GroupBy(use => use.Entity)
            .Select(of => of.MaxBy(use => use.Sequence)!)
            .OrderByDescending(use => use.Sequence)
            .Select(use => new AccessUser(use.Entity, use.Time))
            .ToList();
        IReadOnlyList<AccessedAction> actions = granularity == AccessAdvisorUsageGranularityType.ACTION_LEVEL && IsTracked(service)
            ? Opened.ActionsOf(service, subject.Policies)
                .Select(action => new AccessedAction(action.Name, LastOf(uses.Where(use => use.Action == action.Name))))
                .ToList()
            : [];
        return new AccessedService(service.Prefix, NameOf(service), LastOf(uses), actions, users);
    }

    /// <summary>
    /// A service as reports call it: as the service authorization reference does, but for IAM. In both operations' examples it has no "(IAM)" behind it:
    /// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html">IAM: GetServiceLastAccessedDetails</see>.
    /// </summary>
    public static string NameOf(ServiceInfo service) => service.Prefix == "iam" ? "AWS Identity and Access Management" : service.Name;

    // Actions are tracked in the services that IamSim serves: elsewhere nobody could use one.
    private static bool IsTracked(ServiceInfo service) => Services.All.Any(served => served.SigningName == service.Prefix);

    private static AccessUse? LastOf(IEnumerable<Use> uses) =>
        uses.MaxBy(use => use.Sequence) is { } last ? new AccessUse(last.Entity.Arn, last.Time, last.Region) : null;

    /// <summary>The last use of each action by each user, and by the sessions of each role.</summary>
    private async Task<List<Use>> UsesOfAsync(Call call, IReadOnlyList<AccessEntity> entities, CancellationToken ct)
    {
        var since = call.Time - TrackingPeriod;
        var events = db.EventsOf(call.Account).Where(e => e.EventSource != CallSubject.OwnSource && e.EventTime >= since);
        var uses = new List<Use>();
        foreach (var user in entities.Where(entity => !entity.IsRole))
        {
            // A user can have had other names. Its keys, deleted ones too, find what was done under those.
            var keys = db.AccessKeys.Where(k => k.AccountId == call.Account && k.UserId == user.Id).Select(k => k.Id);
            var own = events.Where(e => e.PrincipalId == user.Id && (e.UserName == user.Name || keys.Contains(e.AccessKeyId)));
            uses.AddRange(await LastUsesAsync(call, own, _ => user, ct));
        }

        // A session's id is the role's, a colon and the session's name. No index has it: all roles' events are found in one pass.
        var roles = entities.Where(entity => entity.IsRole).ToDictionary(role => role.Id);
        if (roles.Count > 0)
        {
            uses.AddRange(await LastUsesAsync(call, events.Where(e => EF.Functions.Like(e.PrincipalId!, "%:%")), id => roles.GetValueOrDefault(id.Split(':')[0]), ct));
        }

        // What retention let go: the later of two uses of an action counts, and that is one that is still there.
        var ids = entities.ToDictionary(entity => entity.Id);
        var retired = await db.RetiredUses
            .Where(u => u.AccountId == call.Account && ids.Keys.Contains(u.Principal) && u.EventSource != CallSubject.OwnSource && u.Time >= since)
            .ToListAsync(ct);
        uses.AddRange(retired.Select(u => new Use(ids[u.Principal], AccessKeyUses.NamespaceOf(u.EventSource), u.EventName, u.Time, u.Region, u.Sequence)));
        return uses;
    }

    private async Task<IEnumerable<Use>> LastUsesAsync(
        Call call, IQueryable<NamedEvent> events, Func<string, AccessEntity?> entityOf, CancellationToken ct)
    {
        var last = (await events
            .GroupBy(e => new { e.PrincipalId, e.EventSource, e.EventName })
            .Select(of => new { of.Key.PrincipalId, of.Key.EventSource, of.Key.EventName, Sequence = of.Max(e => e.Sequence) })
            .ToListAsync(ct))
            .GroupBy(use => (Entity: entityOf(use.PrincipalId!), use.EventSource, use.EventName), use => use.Sequence)
            .Where(of => of.Key.Entity is not null)
            .ToDictionary(of => of.Max(), of => of.Key.Entity!);
        if (last.Count == 0)
        {
            return [];
        }

        var sequences = last.Keys.ToArray();
        var found = await db.EventsOf(call.Account)
            .Where(e => EF.Parameter(sequences).Contains(e.Sequence))
            .Select(e => new { e.Sequence, e.EventSource, e.EventName, e.EventTime, e.Content })
            .ToListAsync(ct);
        return found.Select(e => new Use(
            last[e.Sequence], AccessKeyUses.NamespaceOf(e.EventSource), e.EventName, e.EventTime, AccessKeyUses.RegionOf(e.Content), e.Sequence));
    }

    /// <summary>The sequence tells the last use where two are of the same moment.</summary>
    private sealed record Use(AccessEntity Entity, string Service, string Action, DateTimeOffset Time, string Region, long Sequence);
}
