using System.Collections.Concurrent;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace IamSim.Audit;

/// <summary>
/// Zstandard with a dictionary that was trained on records (tools/audit-dictionary): a record by itself is too short to be compressed well, and all of
/// them are alike.
/// </summary>
/// <remarks>
/// Before the compressed bytes stands the number of the dictionary that they need. A dictionary stays with the program for good: who trains a new one
/// gives it the next number.
/// </remarks>
internal static class RecordCompression
{
    private const byte Current = 1;

    /// <summary>Higher ones save a tenth of the space and take four times as long.</summary>
    private const int Level = 3;

    /// <summary>More than any event has: a record is bounded, and what was decided of a call too.</summary>
    private const int MostContent = 64 << 20;

    private static readonly byte[] Dictionary = ReadDictionary(Current);

    // Not one for each thread: each holds some hundred kilobytes, and no more are at work at once than there are processors.
    private static readonly ConcurrentBag<Compressor> Compressors = [];
    private static readonly ConcurrentBag<Decompressor> Decompressors = [];

    public static byte[] Compress(ReadOnlySpan<byte> content)
    {
        var compressor = Compressors.TryTake(out var free) ? free : NewCompressor();
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(1 + Compressor.GetCompressBound(content.Length));
        try
        {
            buffer[0] = Current;
            var length = compressor.Wrap(content, buffer.AsSpan(1));
            return buffer.AsSpan(0, 1 + length).ToArray();
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
            Compressors.Add(compressor);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Compress"/> wrote.</exception>
    public static byte[] Decompress(byte[] compressed)
    {
        if (compressed is not [Current, ..])
        {
            throw new InvalidDataException("The event is stored in a form that this IamSim does not know.");
        }

        var decompressor = Decompressors.TryTake(out var free) ? free : NewDecompressor();
        try
        {
            return decompressor.Unwrap(compressed.AsSpan(1), MostContent).ToArray();
        }
        catch (ZstdException e)
        {
            throw new InvalidDataException("The event's content was changed: it cannot be read.", e);
        }
        finally
        {
            Decompressors.Add(decompressor);
        }
    }

    private static Compressor NewCompressor()
    {
        var compressor = new Compressor(Level);

        // There is one dictionary and nobody to tell it to; a change of the bytes is found by the chain.
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_dictIDFlag, 0);
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 0);
        compressor.LoadDictionary(Dictionary);
        return compressor;
    }

    private static Decompressor NewDecompressor()
    {
        var decompressor = new Decompressor();
        decompressor.LoadDictionary(Dictionary);
        return decompressor;
    }

    private static byte[] ReadDictionary(byte number)
    {
        using var stream = typeof(RecordCompression).Assembly.GetManifestResourceStream($"audit-records.{number}.dict")!;
        var dictionary = new byte[stream.Length];
        stream.ReadExactly(dictionary);
        return dictionary;
    }
}
