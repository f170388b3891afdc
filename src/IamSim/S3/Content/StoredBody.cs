using IamSim.Contracts;
using IamSim.Wire.S3.Bodies;

namespace IamSim.S3.Content;

/// <summary>A piece of stored content: bytes of a row, or a file.</summary>
internal sealed record ContentPiece(long Size, byte[]? Inline, Guid? FileId);

/// <summary>The bytes of an object, or a range of them, as they are read from row and files.</summary>
internal sealed class StoredBody(ContentFolder folder, IReadOnlyList<ContentPiece> pieces, long from, long length) : StreamingBody
{
    public override long? Length => length;

    public override ValueTask<Stream> OpenAsync(CancellationToken ct) => ValueTask.FromResult<Stream>(new PieceStream(folder, pieces, from, length));
}

/// <summary>Reads pieces one behind the other; each file is opened when its turn comes.</summary>
internal sealed class PieceStream(ContentFolder folder, IReadOnlyList<ContentPiece> pieces, long from, long length) : ReadingStream
{
    private readonly long _from = from;
    private int _next;
    private long _left = length;
    private Stream? _piece;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_left > 0 && buffer.Length > 0)
        {
            _piece ??= Open();
            var read = await _piece.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
            if (read > 0)
            {
                _left -= read;
                return read;
            }

            await _piece.DisposeAsync();
            _piece = null;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _piece?.Dispose();
        }

        base.Dispose(disposing);
    }

    private Stream Open()
    {
        // Where reading begins lies in the first piece that ends behind it.
        var skipped = 0L;
        if (_next == 0)
        {
            skipped = _from;
            while (skipped >= pieces[_next].Size)
            {
                skipped -= pieces[_next++].Size;
            }
        }

        if (_next >= pieces.Count)
        {
            throw new EndOfStreamException("The content is shorter than its object says.");
        }

        var piece = pieces[_next++];
        Stream stream = piece.Inline is { } bytes
            ? new MemoryStream(bytes, writable: false)
            : new FileStream(
                folder.PathOf(piece.FileId!.Value),
                new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        stream.Position = skipped;
        return stream;
    }
}
