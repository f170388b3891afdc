using IamSim.Contracts;
using Microsoft.AspNetCore.Http.Features;

namespace IamSim.Wire.S3.Bodies;

/// <summary>The body of a request to S3: decoded, and verified as it is read.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "Whoever opens the stream closes it.")]
internal sealed class S3Body(HttpContext http, BodyPromises promises) : StreamingBody
{
    private VerifyingStream? _stream;

    public override long? Length => promises.Length;

    public override ContentChecksum? Checksum => _stream?.Checksum;

    /// <summary>How many bytes of it have been read.</summary>
    public long Count => _stream?.Count ?? 0;

    /// <summary>Opens it. An empty one is verified at once: nobody need read it to know.</summary>
    public override async ValueTask<Stream> OpenAsync(CancellationToken ct)
    {
        if (_stream is not null)
        {
            throw new InvalidOperationException("A body is read once.");
        }

        // Its own limit is 5 GiB, whatever the server's is.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        var body = http.Request.Body;
        if (promises.IsChunked)
        {
            var chunks = new AwsChunkedStream(http.Request.BodyReader, http.Features.Get<ChunkSigning>(), promises.HasSignedChunks);
            if (promises.Trailer is { } trailer)
            {
                promises.ChecksumOf = () => chunks.Trailers.GetValueOrDefault(trailer);
            }

            body = chunks;
        }

        _stream = new VerifyingStream(body, promises, promises.Length);
        if (promises.Length == 0)
        {
            await _stream.EndAsync(ct);
        }

        return _stream;
    }

    /// <summary>Reads it whole.</summary>
    /// <param name="most">The most bytes that it may have.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <exception cref="BodyException">It has more, or is not what its request said.</exception>
    public async ValueTask<byte[]> ReadAsync(long most, CancellationToken ct)
    {
        if (Length > most)
        {
            throw new BodyException(S3Refusals.MessageTooLong());
        }

        await using var stream = await OpenAsync(ct);
        using var bytes = new MemoryStream((int)(Length ?? 0));
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (bytes.Length + read > most)
            {
                throw new BodyException(S3Refusals.MessageTooLong());
            }

            bytes.Write(buffer.AsSpan(0, read));
        }

        return bytes.ToArray();
    }
}
