using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IamSim.Audit.Proof;

/// <summary>
/// What a seal's signature is over: twelve lines of ASCII, each ended by a line feed, so that anyone can check it without IamSim
/// (docs/audit-proof.md).
/// </summary>
internal static class SealText
{
    /// <summary>What it begins with: the form has a number of its own.</summary>
    public const string Title = "IamSim audit seal 1";

    private const string Times = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static byte[] Of(AuditSeal seal) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
        {Title}
        account: {seal.AccountId}
        number: {seal.Number}
        from: {seal.FromSequence}
        to: {seal.ToSequence}
        start-hash: {Hex(seal.StartHash)}
        end-hash: {Hex(seal.EndHash)}
        first-event-time: {TimeOf(seal.FirstEventTime)}
        newest-event-time: {TimeOf(seal.NewestEventTime)}
        sealed-at: {TimeOf(seal.SealedAt)}
        previous-seal: {Hex(seal.PreviousSeal)}
        key: {seal.KeyId}

        """).ReplaceLineEndings("\n"));

    /// <summary>What the next seal names this one by.</summary>
    public static byte[] HashOf(AuditSeal seal) => SHA256.HashData(Of(seal));

    public static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    public static string TimeOf(DateTimeOffset time) => time.UtcDateTime.ToString(Times, CultureInfo.InvariantCulture);

    /// <summary>A time as <see cref="TimeOf"/> writes it.</summary>
    public static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
