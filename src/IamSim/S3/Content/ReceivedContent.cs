using IamSim.Contracts;

namespace IamSim.S3.Content;

/// <summary>Content that has come in whole and is in order; no object's yet.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Md5">Its MD5.</param>
internal sealed record ReceivedContent(long Size, byte[] Md5)
{
    /// <summary>Small content; null where it is in a file.</summary>
    public byte[]? Inline { get; init; }

    public Guid? FileId { get; init; }

    /// <summary>The checksum that came with it and holds; null where none came.</summary>
    public ContentChecksum? Checksum { get; init; }

    public string Md5Text => Convert.ToHexStringLower(Md5);
}
