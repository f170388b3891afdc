using System.Diagnostics;

namespace IamSim.Audit.Proof;

/// <summary>
/// Computes accounts' chains anew and compares them with what is stored: from the first event, or from the last seal that retention let go, to the head;
/// with all seals in between.
/// </summary>
internal sealed class ChainVerifier(ChainLinks links)
{
    /// <summary>While it is read, retention may let events go, and a reset or a restore may begin the chain anew. Both are rare.</summary>
    private const int MostTries = 5;

    /// <summary>Verifies one account's trail.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="passing">Sequences whose computed hashes are asked for: they are put here.</param>
    public async Task<ChainVerification> VerifyAsync(string account, CancellationToken ct, IDictionary<long, byte[]?>? passing = null)
    {
        var since = Stopwatch.GetTimestamp();
        var state = await links.StateAsync(account, ct);
        for (var tries = 1; ; tries++)
        {
            var walk = new ChainWalk(state.Retired?.ToSequence ?? 0, state.Retired?.EndHash ?? AuditChain.Start);
            var found = SealChain.Check(state.Seals) ?? CheckEnds(state) ?? await WalkAsync(walk, account, state, passing, ct);
            if (found is not null && tries < MostTries)
            {
                var now = await links.StateAsync(account, ct);
                if (IsAnother(state, now))
                {
                    state = now;
                    continue;
                }
            }

            var retired = state.Retired?.ToSequence ?? 0;
            return new ChainVerification(
                account,
                found is null,
                retired + 1,
                walk.Sequence,
                walk.Sequence - retired,
                SealText.Hex(walk.Hash),
                state.Seals.Count,
                retired,
                state.Seals.Select(seal => seal.KeyId).Distinct().ToList(),
                (long)Stopwatch.GetElapsedTime(since).TotalMilliseconds)
            {
                Break = found,
            };
        }
    }

    /// <summary>Whether what does not fit may be because the trail is not the one that was begun with.</summary>
    private static bool IsAnother(ChainState before, ChainState now) =>
        before.Retired?.Number != now.Retired?.Number
        || (now.Head?.Sequence ?? 0) < (before.Head?.Sequence ?? 0)
        || before.Seals.Count > now.Seals.Count;

    /// <summary>Goes from end to end.</summary>
    private async Task<ChainBreak?> WalkAsync(ChainWalk walk, string account, ChainState state, IDictionary<long, byte[]?>? passing, CancellationToken ct)
    {
        var seals = state.Seals.Where(seal => seal.RetiredAt is null).ToDictionary(seal => seal.ToSequence);
        var last = state.Head?.Sequence ?? 0;
        Pass();
        await foreach (var link in links.ReadAsync(account, walk.Sequence, last, ct))
        {
            if (walk.Take(link) is { } found)
            {
                return found;
            }

            Pass();
            if (seals.TryGetValue(walk.Sequence, out var seal) && !walk.Hash.AsSpan().SequenceEqual(seal.EndHash))
            {
                return new ChainBreak(
                    seal.ToSequence,
                    ChainBreakReason.SealDoesNotFit,
                    $"Seal {seal.Number} was made of other events: one between {seal.FromSequence} and {seal.ToSequence} was changed, and the chain behind it computed anew.")
                {
                    Seal = seal.Number,
                };
            }
        }

        if (walk.Sequence != last)
        {
            return new ChainBreak(walk.Sequence + 1, ChainBreakReason.EventMissing, "The event is missing.");
        }

        return walk.Hash.AsSpan().SequenceEqual(state.Head?.Hash ?? AuditChain.Start)
            ? null
            : new ChainBreak(walk.Sequence, ChainBreakReason.HeadChanged, "The account's head has another hash than its last event.");

        void Pass()
        {
            if (passing?.ContainsKey(walk.Sequence) == true)
            {
                passing[walk.Sequence] = walk.Hash;
            }
        }
    }

    /// <summary>What the ends of head, events and seals say of each other.</summary>
    private static ChainBreak? CheckEnds(ChainState state)
    {
        var end = state.Head?.Sequence ?? 0;
        if (state.Head is null && (state.LastSequence > 0 || state.Seals.Count > 0))
        {
            return new ChainBreak(Math.Max(state.LastSequence, 1), ChainBreakReason.HeadMissing, "The account's head is missing.");
        }

        if (state.LastSequence > end)
        {
            return new ChainBreak(end + 1, ChainBreakReason.EventsBehindHead, $"The account's head is at {end}, and there are events up to {state.LastSequence}.");
        }

        return state.Seals.FirstOrDefault(seal => seal.ToSequence > end) is { } seal
            ? new ChainBreak(end + 1, ChainBreakReason.SealDoesNotFit, $"Seal {seal.Number} was made of events up to {seal.ToSequence}: the end of the chain was cut off.") { Seal = seal.Number }
            : null;
    }
}
