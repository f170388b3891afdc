using System.Security.Cryptography;
using IamSim.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamSim.Audit;

/// <summary>The chain of hashes over an account's events: whoever changes, drops or inserts one has to change all that follow.</summary>
internal static class AuditChain
{
    /// <summary>What stands before the first event.</summary>
    public static byte[] Start { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>SHA-256(previous ‖ SHA-256(record)).</summary>
    public static byte[] Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> record)
    {
        Span<byte> link = stackalloc byte[2 * SHA256.HashSizeInBytes];
        previous.CopyTo(link);
        SHA256.HashData(record, link[SHA256.HashSizeInBytes..]);
        return SHA256.HashData(link);
    }

    private static byte[]? RecordOf(byte[] content)
    {
        try
        {
            return AuditContent.RecordOf(content);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Computes an account's chain anew and compares it with what is stored, from the first event to the head.</summary>
    /// <returns>What does not fit, or null where the chain is whole.</returns>
    public static async Task<AuditChainBreak?> VerifyAsync(IamDb db, string account, CancellationToken ct)
    {
        var hash = Start;
        var sequence = 0L;

        // The head first: events may be added while this reads, and those are not asked about.
        var head = await db.AuditHeads.AsNoTracking().FirstOrDefaultAsync(h => h.AccountId == account, ct);
        var last = head?.Sequence ?? 0;
        var events = db.AuditEvents.AsNoTracking().Where(e => e.AccountId == account).OrderBy(e => e.Sequence)
            .Select(e => new { e.Sequence, e.Content, e.Hash }).AsAsyncEnumerable().WithCancellation(ct);
        await foreach (var link in events)
        {
            if (link.Sequence > last && head is not null)
            {
                break;
            }

            sequence++;
            if (link.Sequence != sequence)
            {
                return new AuditChainBreak(sequence, "The event is missing.");
            }

            if (RecordOf(link.Content) is not { } record)
            {
                return new AuditChainBreak(sequence, "The event was changed: its content cannot be read.");
            }

            hash = Next(hash, record);
            if (!hash.AsSpan().SequenceEqual(link.Hash))
            {
                return new AuditChainBreak(sequence, "The event, or one before it, was changed.");
            }
        }

        if (sequence != last)
        {
            return new AuditChainBreak(sequence + 1, head is null ? "The account's head is missing." : "The event is missing.");
        }

        return head is null || hash.AsSpan().SequenceEqual(head.Hash) ? null : new AuditChainBreak(sequence, "The account's head was changed.");
    }
}

/// <summary>The first place where an account's chain of events does not fit.</summary>
internal sealed record AuditChainBreak(long Sequence, string Reason);
