using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IamSim.Audit.Decisions;

/// <summary>A content as it is stored: under its hash.</summary>
/// <param name="Hash">The first half of its SHA-256: each decision names one or two, and nobody finds another content for 128 bits.</param>
/// <param name="Content">UTF-8.</param>
internal sealed record StoredContent(byte[] Hash, byte[] Content)
{
    public const int HashLength = 16;

    /// <summary>The hash as a number.</summary>
    public UInt128 Key { get; } = BinaryPrimitives.ReadUInt128BigEndian(Hash);

    public static StoredContent Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static StoredContent Of(byte[] content) => new(SHA256.HashData(content)[..HashLength], content);
}
