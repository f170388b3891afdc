using System.Text.Json;
using IamSim.Audit;
using IamSim.Calls;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Iam.AccessKeys;

/// <summary>When, where and for what a key was last used.</summary>
/// <param name="Time">When the call was made.</param>
/// <param name="Service">The service's namespace, such as <c>iam</c>.</param>
/// <param name="Region">The region that the event has.</param>
internal sealed record AccessKeyUse(DateTimeOffset Time, string Service, string Region);

/// <summary>The last uses of access keys, as the events have them.</summary>
internal static class AccessKeyUses
{
    private const string Domain = ".amazonaws.com";

    /// <summary>
    /// The last use of each key that was used. A use is a call that the key's owner made of an AWS service: not one that was refused because the key is
    /// inactive, and not a question of IamSim's own.
    /// </summary>
    public static async Task<Dictionary<string, AccessKeyUse>> OfAsync(IamDb db, string account, IQueryable<AccessKey> keys, CancellationToken ct)
    {
        // A seek in the index of keys for each: grouping would go through all events of the account.
        var last = await keys.Select(key => new
        {
            key.Id,
            Sequence = db.EventsOf(account)
                .Where(e => e.AccessKeyId == key.Id)
                .Where(e => e.PrincipalId == (key.UserId ?? account) && e.EventSource != CallSubject.OwnSource)
                .Max(e => (long?)e.Sequence),
        }).Where(key => key.Sequence != null).ToListAsync(ct);
        var sequences = last.Select(key => key.Sequence!.Value).ToArray();
        var events = await db.EventsOf(account)
            .Where(e => EF.Parameter(sequences).Contains(e.Sequence))
            .Select(e => new { e.Sequence, e.EventTime, e.EventSource, e.Content })
            .ToDictionaryAsync(e => e.Sequence, ct);
        return last.ToDictionary(key => key.Id, key =>
        {
            var used = events[key.Sequence!.Value];
            return new AccessKeyUse(used.EventTime, NamespaceOf(used.EventSource), RegionOf(used.Content));
        });
    }

    /// <summary>A service's namespace by the source of its events: <c>iam</c> for <c>iam.amazonaws.com</c>.</summary>
    public static string NamespaceOf(string eventSource) =>
        eventSource.EndsWith(Domain, StringComparison.Ordinal) ? eventSource[..^Domain.Length] : eventSource;

    /// <summary>The region in an event's content.</summary>
    public static string RegionOf(byte[] content)
    {
        using var json = JsonDocument.Parse(AuditContent.RecordOf(content));
        return json.RootElement.GetProperty("awsRegion").GetString()!;
    }
}
