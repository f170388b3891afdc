namespace IamSim.Audit.Proof;

/// <summary>Looks at an account's seals by themselves: each is signed, and follows the one before.</summary>
internal static class SealChain
{
    /// <summary>What does not fit first; null where all do.</summary>
    public static ChainBreak? Check(IReadOnlyList<AuditSeal> seals)
    {
        AuditSeal? before = null;
        foreach (var seal in seals)
        {
            if (Check(before, seal) is { } found)
            {
                return found;
            }

            before = seal;
        }

        return null;
    }

    private static ChainBreak? Check(AuditSeal? before, AuditSeal seal)
    {
        var number = 1 + (before?.Number ?? 0);
        var from = 1 + (before?.ToSequence ?? 0);
        if (seal.Number != number)
        {
            return new ChainBreak(from, ChainBreakReason.SealMissing, $"Seal {number} is missing.") { Seal = number };
        }

        if (!seal.IsSigned())
        {
            return new ChainBreak(from, ChainBreakReason.SealChanged, $"Seal {number} was changed: its signature does not verify.") { Seal = number };
        }

        var previous = before is null ? AuditChain.Start : SealText.HashOf(before);
        var startHash = before?.EndHash ?? AuditChain.Start;
        if (seal.FromSequence != from || seal.ToSequence < from || !seal.PreviousSeal.AsSpan().SequenceEqual(previous) || !seal.StartHash.AsSpan().SequenceEqual(startHash))
        {
            return new ChainBreak(from, ChainBreakReason.SealChanged, $"Seal {number} does not follow the one before it: one of them is not as it was made.") { Seal = number };
        }

        return seal.RetiredAt is not null && before is { RetiredAt: null }
            ? new ChainBreak(from, ChainBreakReason.RetiredInTheMiddle, $"Seal {number} is marked as retired, and the one before it is not.") { Seal = number }
            : null;
    }
}
