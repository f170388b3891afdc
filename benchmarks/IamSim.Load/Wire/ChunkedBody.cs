using System.Buffers.Text;

namespace IamSim.Load.Wire;

/// <summary>A body in chunks (RFC 9112, section 7.1); trailers are not expected.</summary>
internal static class ChunkedBody
{
    public static bool IsWhole(ReadOnlySpan<byte> body)
    {
        while (TrySize(body, out int start, out int size) && body.Length >= start + size + 2)
        {
            if (size == 0)
            {
                return true;
            }

            body = body[(start + size + 2)..];
        }

        return false;
    }

    /// <summary>Moves the chunks' contents together at the front; returns their length. The body must be whole.</summary>
    public static int Join(Span<byte> body)
    {
        int read = 0;
        int written = 0;
        while (TrySize(body[read..], out int start, out int size) && size > 0)
        {
            body.Slice(read + start, size).CopyTo(body[written..]);
            written += size;
            read += start + size + 2;
        }

        return written;
    }

    private static bool TrySize(ReadOnlySpan<byte> body, out int start, out int size)
    {
        int end = body.IndexOf("\r\n"u8);
        start = end + 2;
        size = 0;
        if (end >= 0 && (!Utf8Parser.TryParse(body[..end], out size, out _, 'x') || size < 0))
        {
            throw new InvalidDataException("bad chunk size");
        }

        return end >= 0;
    }
}
