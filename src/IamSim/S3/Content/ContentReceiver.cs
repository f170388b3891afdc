using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using IamSim.Contracts;
using IamSim.Storage;
using IamSim.Wire.S3.Checksums;

namespace IamSim.S3.Content;

/// <summary>
/// Takes content in, piece by piece, before the lane: small content into memory, all else into a file. What is not what its request says of it
/// (<see cref="BodyException"/>), or breaks off, leaves nothing.
/// </summary>
[SuppressMessage("Security", "CA5351", Justification = "S3's ETags are MD5.")]
internal sealed class ContentReceiver(ContentFolder folder, ContentSweeper sweeper, S3Options options, Ids ids)
{
    private const int PieceBytes = 1 << 20;

    /// <summary>What S3 checks content by that comes without a checksum.</summary>
    private const string OwnChecksum = "CRC64NVME";

    /// <summary>Receives a request's body; none is empty content.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isChecked">Whether a checksum comes with it; S3 makes one of its own where none does.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<Outcome<ReceivedContent>> ReceiveAsync(StreamingBody? body, bool isChecked, CancellationToken ct)
    {
        if (body is null)
        {
            return await ReceiveAsync(Stream.Null, 0, ct, !isChecked);
        }

        try
        {
            await using var stream = await body.OpenAsync(ct);
            var content = await ReceiveAsync(stream, body.Length, ct, !isChecked);
            return body.Checksum is { } came ? content with { Checksum = came } : content;
        }
        catch (BodyException e)
        {
            return e.Fault;
        }
    }

    /// <summary>Receives what a stream has to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="length">How many bytes it should have; null where that is not known.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="makesChecksum">Whether S3's own checksum is made of it.</param>
    public async ValueTask<ReceivedContent> ReceiveAsync(Stream stream, long? length, CancellationToken ct, bool makesChecksum = false)
    {
        using var own = makesChecksum ? ContentHash.Begin(OwnChecksum) : null;
        // A little more than may stand in a row: then one reading tells that there is no more.
        var first = ArrayPool<byte>.Shared.Rent(length <= options.InlineBytes ? (int)length + 1 : options.InlineBytes + 1);
        try
        {
            var wanted = first.AsMemory(0, length <= options.InlineBytes ? (int)length + 1 : options.InlineBytes + 1);
            var read = await stream.ReadAtLeastAsync(wanted, wanted.Length, throwOnEndOfStream: false, ct);
            if (read <= options.InlineBytes)
            {
                var small = first.AsSpan(0, read).ToArray();
                own?.Append(small);
                return new ReceivedContent(read, MD5.HashData(small)) { Inline = small, Checksum = End(own) };
            }

            return await ReceiveFileAsync(first.AsMemory(0, read), stream, own, ct) with { Checksum = End(own) };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(first);
        }
    }

    private static ContentChecksum? End(ContentHash? own) => own is null ? null : new ContentChecksum(OwnChecksum, Convert.ToBase64String(own.End()));

    private async ValueTask<ReceivedContent> ReceiveFileAsync(ReadOnlyMemory<byte> begun, Stream stream, ContentHash? own, CancellationToken ct)
    {
        var id = ids.Event();
        using var kept = sweeper.Keep(id);
        try
        {
            var (size, md5) = await WriteAsync(id, begun, stream, own, ct);
            folder.Finish(id);
            return new ReceivedContent(size, md5) { FileId = id };
        }
        catch
        {
            folder.Delete(id);
            throw;
        }
    }

    /// <summary>Writes one piece while the next one comes in: disk, digest and network take turns on two buffers.</summary>
    private async ValueTask<(long Size, byte[] Md5)> WriteAsync(Guid id, ReadOnlyMemory<byte> begun, Stream stream, ContentHash? own, CancellationToken ct)
    {
        byte[][] buffers = [ArrayPool<byte>.Shared.Rent(PieceBytes), ArrayPool<byte>.Shared.Rent(PieceBytes)];
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var writing = Task.CompletedTask;
        try
        {
            await using var file = folder.Create(id);
            begun.CopyTo(buffers[0]);
            var (at, filled, size) = (0, begun.Length, 0L);
            while (true)
            {
                filled += await stream.ReadAtLeastAsync(buffers[at].AsMemory(filled, PieceBytes - filled), PieceBytes - filled, throwOnEndOfStream: false, ct);
                await writing;
                if (filled == 0)
                {
                    break;
                }

                var piece = buffers[at].AsMemory(0, filled);
                var offset = size;
                writing = Task.Run(
                    async () =>
                    {
                        var written = RandomAccess.WriteAsync(file.SafeFileHandle, piece, offset, CancellationToken.None);
                        md5.AppendData(piece.Span);
                        own?.Append(piece.Span);
                        await written;
                    },
                    CancellationToken.None);
                size += filled;
                (at, filled) = (1 - at, filled < PieceBytes ? -1 : 0);
                if (filled < 0)
                {
                    await writing;
                    break;
                }
            }

            return (size, md5.GetHashAndReset());
        }
        finally
        {
            // Nobody else may have a buffer that is still written from.
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ArrayPool<byte>.Shared.Return(buffers[0]);
            ArrayPool<byte>.Shared.Return(buffers[1]);
        }
    }
}
