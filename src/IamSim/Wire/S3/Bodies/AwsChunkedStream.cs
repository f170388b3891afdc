using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using IamSim.Contracts;

namespace IamSim.Wire.S3.Bodies;

/// <summary>Undoes <c>aws-chunked</c>, verifying the signature of each chunk as it goes by, and reads the headers that trail behind the last.</summary>
/// <param name="body">The body as it comes.</param>
/// <param name="signing">What the chunks are signed with; null where they are not, or where it is not known.</param>
/// <param name="isSigned">True where each chunk has to have a signature.</param>
internal sealed class AwsChunkedStream(PipeReader body, ChunkSigning? signing, bool isSigned) : ReadingStream
{
    /// <summary>The longest line: a size with its signature, or a trailing header.</summary>
    private const int LongestLine = 4096;

    private const int MostTrailers = 16;

    private const string TrailerSignature = "x-amz-trailer-signature";

    private readonly IncrementalHash? _hash = signing is not null && isSigned ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private string _previous = signing?.Seed ?? string.Empty;
    private string? _given;
    private long _left;
    private bool _isAtEnd;

    /// <summary>The trailing headers; all are there when the stream has ended.</summary>
    public Dictionary<string, string> Trailers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isAtEnd || buffer.IsEmpty)
        {
            return 0;
        }

        if (_left == 0)
        {
            await BeginChunkAsync(cancellationToken);
            if (_isAtEnd)
            {
                return 0;
            }
        }

        var read = await body.ReadAsync(cancellationToken);
        var length = (int)Math.Min(Math.Min(read.Buffer.Length, _left), buffer.Length);
        if (length == 0)
        {
            throw new BodyException(S3Refusals.IncompleteBody());
        }

        var part = read.Buffer.Slice(0, length);
        part.CopyTo(buffer.Span);
        body.AdvanceTo(part.End);
        _hash?.AppendData(buffer.Span[..length]);
        _left -= length;
        if (_left == 0)
        {
            if ((await ReadLineAsync(cancellationToken)).Length > 0)
            {
                throw Malformed();
            }

            EndChunk();
        }

        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask BeginChunkAsync(CancellationToken ct)
    {
        var line = await ReadLineAsync(ct);
        var mark = line.IndexOf(';');
        if (!long.TryParse(mark < 0 ? line : line.AsSpan(0, mark), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _left) || _left < 0)
        {
            throw Malformed();
        }

        const string Name = "chunk-signature=";
        _given = mark >= 0 && line.AsSpan(mark + 1).Trim().StartsWith(Name, StringComparison.Ordinal) ? line.AsSpan(mark + 1).Trim()[Name.Length..].ToString() : null;
        if (isSigned && _given is null)
        {
            throw Malformed();
        }

        if (_left == 0)
        {
            EndChunk();
            await ReadTrailersAsync(ct);
            _isAtEnd = true;
        }
    }

    private void EndChunk()
    {
        if (_hash is not null)
        {
            Check(signing!.OfChunk(_previous, _hash.GetHashAndReset()), _given!);
        }
    }

    private void Check(string expected, string given)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(given)))
        {
            throw new BodyException(S3Refusals.ChunkSignature());
        }

        _previous = expected;
    }

    private async ValueTask ReadTrailersAsync(CancellationToken ct)
    {
        var text = new StringBuilder();
        string? signature = null;
        while (await ReadLineAsync(ct, mayEnd: true) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':');
            if (colon < 1 || Trailers.Count == MostTrailers)
            {
                throw new BodyException(S3Refusals.MalformedTrailer());
            }

            var (name, value) = (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            if (name == TrailerSignature)
            {
                signature = value;
                continue;
            }

            Trailers[name] = value;
            text.Append(name).Append(':').Append(value).Append('\n');
        }

        if (_hash is not null && Trailers.Count > 0)
        {
            Check(signing!.OfTrailer(_previous, text.ToString()), signature ?? throw new BodyException(S3Refusals.MalformedTrailer()));
        }
    }

    /// <summary>A line without its end. Clients differ in whether an empty line ends the body.</summary>
    private async ValueTask<string> ReadLineAsync(CancellationToken ct, bool mayEnd = false)
    {
        while (true)
        {
            var read = await body.ReadAsync(ct);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.ASCII.GetString(read.Buffer.Slice(0, end)).TrimEnd('\r');
                body.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line.Length > LongestLine ? throw Malformed() : line;
            }

            if (read.Buffer.Length > LongestLine)
            {
                throw Malformed();
            }

            if (read.IsCompleted)
            {
                var isEnd = mayEnd && read.Buffer.IsEmpty;
                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                return isEnd ? string.Empty : throw new BodyException(S3Refusals.IncompleteBody());
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Of what S3 answers to a body that is no <c>aws-chunked</c>, no report is at hand: a guess.</summary>
    private static BodyException Malformed() => new(S3Refusals.Of("IncompleteBody", 400, "The request body terminated unexpectedly"));
}
