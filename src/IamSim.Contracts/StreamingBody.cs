namespace IamSim.Contracts;

/// <summary>
/// The bytes of a streaming member (<c>Body</c> of S3's <c>PutObject</c> and <c>GetObject</c>): read once, piece by piece, and never held whole.
/// </summary>
public abstract class StreamingBody
{
    /// <summary>How many bytes it has, in all; null where that is not known before its end.</summary>
    public abstract long? Length { get; }

    /// <summary>Opens it for reading, once. Whoever opens it closes it.</summary>
    /// <param name="ct">Stops the opening.</param>
    public abstract ValueTask<Stream> OpenAsync(CancellationToken ct);
}
