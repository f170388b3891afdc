using System.IO.Compression;
using System.Security.Cryptography;
using IamSim.Audit;

namespace IamSim.CloudTrail.Delivery;

/// <summary>What a log file holds, whole and compressed.</summary>
/// <param name="Hash">SHA-256 before compression: "the hash value of the uncompressed log file content".</param>
/// <param name="Compressed">By gzip.</param>
internal sealed record LogFileContent(byte[] Hash, byte[] Compressed)
{
    /// <summary><c>{"Records":[…]}</c></summary>
    public static LogFileContent Of(IReadOnlyList<FedEvent> events)
    {
        using var whole = new MemoryStream();
        whole.Write("{\"Records\":["u8);
        for (var at = 0; at < events.Count; at++)
        {
            if (at > 0)
            {
                whole.WriteByte((byte)',');
            }

            whole.Write(events[at].Record);
        }

        whole.Write("]}"u8);
        return Of(whole.ToArray());
    }

    public static LogFileContent Of(byte[] whole)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(whole);
        }

        return new LogFileContent(SHA256.HashData(whole), compressed.ToArray());
    }
}
