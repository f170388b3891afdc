using IamSim.Calls;
using IamSim.Iam.AccessKeys;
using IamSim.Iam.Mfa;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit.Proof.Retention;

/// <summary>What is asked of an event after it is gone: who last used what, where and when.</summary>
internal static class RetiredUses
{
    /// <summary>Keeps what events say that are about to go, in the transaction in which they go. Older ones go first.</summary>
    public static async Task CarryAsync(IamDb lane, string account, IReadOnlyList<GoingEvent> events, CancellationToken ct)
    {
        await CarryUsesAsync(lane, account, events, ct);
        await CarryKeyUsesAsync(lane, account, events, ct);
    }

    private static async Task CarryUsesAsync(IamDb lane, string account, IReadOnlyList<GoingEvent> events, CancellationToken ct)
    {
        var last = events
            .Where(e => !string.IsNullOrEmpty(e.PrincipalId))
            .GroupBy(e => (Principal: PrincipalOf(account, e), e.EventSource, e.EventName))
            .ToDictionary(of => of.Key, of => of.MaxBy(e => e.Sequence)!);
        var principals = last.Keys.Select(use => use.Principal).Distinct().ToArray();
        var known = await lane.RetiredUses
            .Where(u => u.AccountId == account && EF.Parameter(principals).Contains(u.Principal))
            .ToDictionaryAsync(u => (u.Principal, u.EventSource, u.EventName), ct);
        foreach (var (use, gone) in last)
        {
            if (!known.TryGetValue(use, out var row))
            {
                row = new RetiredUse
                {
                    AccountId = account,
                    Principal = use.Principal,
                    EventSource = use.EventSource,
                    EventName = use.EventName,
                    Time = default,
                    Region = string.Empty,
                    Sequence = 0,
                };
                lane.RetiredUses.Add(row);
            }

            row.Time = gone.EventTime;
            row.Region = AccessKeyUses.RegionOf(gone.Content);
            row.Sequence = gone.Sequence;
        }
    }

    /// <summary>A use of a key is told as <see cref="AccessKeyUses"/> tells it.</summary>
    private static async Task CarryKeyUsesAsync(IamDb lane, string account, IReadOnlyList<GoingEvent> events, CancellationToken ct)
    {
        var used = events.Where(e => e.AccessKeyId is not null && e.EventSource != CallSubject.OwnSource).ToLookup(e => e.AccessKeyId!);
        var ids = used.Select(of => of.Key).ToArray();
        var owners = await lane.AccessKeys
            .Where(k => k.AccountId == account && EF.Parameter(ids).Contains(k.Id))
            .Select(k => new { k.Id, Owner = k.UserId ?? account })
            .ToListAsync(ct);
        var known = await lane.RetiredKeyUses.Where(u => u.AccountId == account && EF.Parameter(ids).Contains(u.AccessKeyId)).ToDictionaryAsync(u => u.AccessKeyId, ct);
        foreach (var key in owners)
        {
            if (used[key.Id].Where(e => e.PrincipalId == key.Owner).MaxBy(e => e.Sequence) is not { } gone)
            {
                continue;
            }

            if (!known.TryGetValue(key.Id, out var row))
            {
                row = new RetiredKeyUse { AccountId = account, AccessKeyId = key.Id, Time = default, EventSource = string.Empty, Region = string.Empty };
                lane.RetiredKeyUses.Add(row);
            }

            row.Time = gone.EventTime;
            row.EventSource = gone.EventSource;
            row.Region = AccessKeyUses.RegionOf(gone.Content);
        }
    }

    /// <summary>A user is told by its id, all sessions of a role by the role's, and root by the account's number.</summary>
    private static string PrincipalOf(string account, GoingEvent gone) => gone.PrincipalId switch
    {
        { } id when id == account && gone.UserName == MfaOwner.RootName => account,
        { } id when id.StartsWith("AIDA", StringComparison.Ordinal) && !id.Contains(':', StringComparison.Ordinal) => id,
        { } id when id.StartsWith("AROA", StringComparison.Ordinal) => id.Split(':')[0],
        _ => RetiredUse.Others,
    };
}

/// <summary>An event that is about to go.</summary>
internal sealed record GoingEvent(
    long Sequence, DateTimeOffset EventTime, string EventName, string EventSource, string? UserName, string? PrincipalId, string? AccessKeyId, byte[] Content);
