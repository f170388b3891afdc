using System.Security.Cryptography;

namespace IamSim.Audit;

/// <summary>
/// The chain of hashes over an account's events: whoever changes, drops or inserts one has to change all that follow
/// (<see cref="Proof.ChainVerifier"/>).
/// </summary>
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
}
