namespace IamSim.Contracts;

/// <summary>
/// The bytes of a streaming member (<c>Body</c> of S3's <c>PutObject</c> and <c>GetObject</c>): read once, piece by piece, and never held whole.
/// </summary>
public abstract class StreamingBody
{
    /// <summary>How many bytes it has, in all; null where that is not known before its end.</summary>
    public abstract long? Length { get; }

    /// <summary>The checksum that came with it, or with its request, and that it has: to be read after its end. Null where none came.</summary>
    public virtual ContentChecksum? Checksum => null;

    /// <summary>Opens it for reading, once. Whoever opens it closes it.</summary>
    /// <param name="ct">Stops the opening.</param>
    /// <exception cref="BodyException">
    /// Thrown by the stream's reading, at the latest where its last byte would be given: it is not what its request said of it.
    /// </exception>
    public abstract ValueTask<Stream> OpenAsync(CancellationToken ct);
}

/// <summary>A checksum of an object's content.</summary>
/// <param name="Algorithm">As S3 names it: <c>CRC32</c>, <c>CRC32C</c>, <c>CRC64NVME</c>, <c>SHA1</c>, <c>SHA256</c>.</param>
/// <param name="Value">Its bytes in base64.</param>
public sealed record ContentChecksum(string Algorithm, string Value);

/// <summary>A streaming body cannot be read to its end, or is not what its request said: the call it belongs to is refused with the fault.</summary>
/// <param name="fault">The refusal.</param>
/// <param name="inner">What happened; null where that is the fault itself.</param>
public sealed class BodyException(Fault fault, Exception? inner = null) : Exception(fault?.Message, inner)
{
    public Fault Fault { get; } = fault ?? throw new ArgumentNullException(nameof(fault));
}
