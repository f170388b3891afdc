namespace IamSim.Audit.Proof;

/// <summary>Goes along a chain and computes its hashes anew.</summary>
/// <param name="after">The sequence of the event before the first.</param>
/// <param name="hash">That event's hash.</param>
internal sealed class ChainWalk(long after, byte[] hash)
{
    /// <summary>The last event that fits.</summary>
    public long Sequence { get; private set; } = after;

    /// <summary>That event's hash.</summary>
    public byte[] Hash { get; private set; } = hash;

    /// <summary>Takes the next event; tells what does not fit, null where it does.</summary>
    public ChainBreak? Take(ChainLink link)
    {
        if (link.Sequence != Sequence + 1)
        {
            return new ChainBreak(Sequence + 1, ChainBreakReason.EventMissing, "The event is missing.");
        }

        var next = AuditChain.Next(Hash, link.Record);
        if (!next.AsSpan().SequenceEqual(link.Hash))
        {
            return new ChainBreak(link.Sequence, ChainBreakReason.EventChanged, "The event was changed: its record, or its hash.");
        }

        Hash = next;
        Sequence = link.Sequence;
        return null;
    }
}
