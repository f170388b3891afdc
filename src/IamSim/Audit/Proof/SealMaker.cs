using IamSim.Simulator;
using IamSim.Storage;
using IamSim.Storage.Lane;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit.Proof;

/// <summary>What there is to seal of an account.</summary>
/// <param name="Seal">The seal; null where there is nothing that could be sealed.</param>
/// <param name="IsNew">False where all events are sealed already: it is the last seal then.</param>
/// <param name="Break">Why there is no seal: what does not fit cannot be vouched for.</param>
internal sealed record SealDraft(AuditSeal? Seal, bool IsNew, ChainBreak? Break);

/// <summary>Makes seals. The events are read and computed anew beside the lane; only the finished seal enters it.</summary>
internal sealed class SealMaker(ChainLinks links, WriterLane lane, SealKey key, SimulatorClock clock)
{
    /// <summary>Seals what is not sealed yet.</summary>
    /// <param name="account">Whose events.</param>
    /// <param name="upTo">The last event to seal; null for the last that there is.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SealDraft> SealAsync(string account, long? upTo, CancellationToken ct)
    {
        while (true)
        {
            var draft = await DraftAsync(account, upTo, ct);
            if (!draft.IsNew)
            {
                return draft;
            }

            var keeping = new Keeping(draft.Seal!);
            await lane.RunAsync(keeping, ct);
            if (keeping.IsKept)
            {
                return draft;
            }
        }
    }

    /// <summary>Makes a seal of what is not sealed yet, and signs it; it is not kept yet.</summary>
    public async Task<SealDraft> DraftAsync(string account, long? upTo, CancellationToken ct)
    {
        var state = await links.StateAsync(account, ct);
        if (SealChain.Check(state.Seals) is { } wrong)
        {
            return new SealDraft(null, false, wrong);
        }

        var before = state.Seals.Count == 0 ? null : state.Seals[^1];
        var from = 1 + (before?.ToSequence ?? 0);
        var last = Math.Min(upTo ?? long.MaxValue, state.Head?.Sequence ?? 0);
        if (last < from)
        {
            return new SealDraft(before, false, null);
        }

        var walk = new ChainWalk(from - 1, before?.EndHash ?? AuditChain.Start);
        DateTimeOffset? first = null;
        var newest = DateTimeOffset.MinValue;
        await foreach (var link in links.ReadAsync(account, from - 1, last, ct))
        {
            if (walk.Take(link) is { } found)
            {
                return new SealDraft(null, false, found);
            }

            first ??= link.Time;
            newest = link.Time > newest ? link.Time : newest;
        }

        if (walk.Sequence != last)
        {
            return new SealDraft(null, false, new ChainBreak(walk.Sequence + 1, ChainBreakReason.EventMissing, "The event is missing."));
        }

        var seal = new AuditSeal
        {
            AccountId = account,
            Number = 1 + (before?.Number ?? 0),
            FromSequence = from,
            ToSequence = last,
            StartHash = before?.EndHash ?? AuditChain.Start,
            EndHash = walk.Hash,
            FirstEventTime = first!.Value,
            NewestEventTime = newest,

            // As it is stored: what is read again must be what was signed.
            SealedAt = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds()),
            PreviousSeal = before is null ? AuditChain.Start : SealText.HashOf(before),
            KeyId = string.Empty,
            PublicKey = [],
            Signature = [],
        };
        await key.SignAsync(seal, ct);
        return new SealDraft(seal, true, null);
    }

    /// <summary>Keeps a seal, in the lane; false where another was made first, or the chain was begun anew meanwhile.</summary>
    public static async Task<bool> KeepAsync(IamDb db, AuditSeal seal, CancellationToken ct)
    {
        var before = await db.AuditSeals.AsNoTracking().Where(s => s.AccountId == seal.AccountId).OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);
        var hash = await db.AuditEvents.Where(e => e.AccountId == seal.AccountId && e.Sequence == seal.ToSequence).Select(e => e.Hash).SingleOrDefaultAsync(ct);
        if (hash is null || !hash.AsSpan().SequenceEqual(seal.EndHash)
            || !seal.PreviousSeal.AsSpan().SequenceEqual(before is null ? AuditChain.Start : SealText.HashOf(before)))
        {
            return false;
        }

        db.AuditSeals.Add(seal);
        return true;
    }

    private sealed class Keeping(AuditSeal seal) : SimulatorChange
    {
        public bool IsKept { get; private set; }

        protected override async ValueTask ApplyAsync(IamDb db, CancellationToken ct) => IsKept = await KeepAsync(db, seal, ct);
    }
}
