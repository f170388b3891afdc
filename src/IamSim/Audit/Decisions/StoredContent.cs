using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IamSim.Audit.Decisions;

/// <summary>A content as it is stored: under its hash.</summary>
internal sealed record StoredContent(byte[] Hash, byte[] Content)
{
    /// <summary>Half of the hash: enough to tell contents apart in memory.</summary>
    public UInt128 Key { get; } = BinaryPrimitives.ReadUInt128BigEndian(Hash);

    public static StoredContent Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static StoredContent Of(byte[] content) => new(SHA256.HashData(content), content);
}
