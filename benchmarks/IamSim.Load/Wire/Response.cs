using System.Buffers.Text;
using System.Text;

namespace IamSim.Load.Wire;

/// <summary>As much of an HTTP/1.x response as a load generator needs, read in place from the bytes received so far.</summary>
internal readonly record struct Response(int Status, int BodyStart, int BodyLength, bool KeepAlive)
{
    /// <summary>The response in <paramref name="received"/>, or false while it is not whole; a chunked body is joined in place.</summary>
    /// <exception cref="InvalidDataException">The bytes are no HTTP response.</exception>
    public static bool TryRead(Span<byte> received, bool closed, out Response response)
    {
        response = default;
        int headEnd = received.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return closed ? throw new InvalidDataException($"closed after {received.Length} bytes, before a whole head") : false;
        }

        ReadOnlySpan<byte> head = received[..(headEnd + 2)];
        if (head.Length < 14 || !head.StartsWith("HTTP/1."u8) || !Utf8Parser.TryParse(head.Slice(9, 3), out int status, out _))
        {
            throw new InvalidDataException("no status line: " + Encoding.Latin1.GetString(head[..Math.Min(head.Length, 60)]));
        }

        bool keepAlive = head[7] == (byte)'1';
        long length = -1;
        bool chunked = false;
        head = head[(head.IndexOf((byte)'\n') + 1)..];
        while (!head.IsEmpty)
        {
            int end = head.IndexOf((byte)'\r');
            ReadOnlySpan<byte> line = head[..end];
            head = head[(end + 2)..];
            int colon = line.IndexOf((byte)':');
            if (colon is not (14 or 17 or 10))
            {
                continue;
            }

            ReadOnlySpan<byte> value = line[(colon + 1)..].Trim((byte)' ');
            if (colon == 14 && Ascii.EqualsIgnoreCase(line[..colon], "Content-Length"u8))
            {
                length = Utf8Parser.TryParse(value, out long parsed, out _) ? parsed : throw new InvalidDataException("bad Content-Length");
            }
            else if (colon == 17 && Ascii.EqualsIgnoreCase(line[..colon], "Transfer-Encoding"u8))
            {
                chunked = Ascii.EqualsIgnoreCase(value, "chunked"u8);
            }
            else if (colon == 10 && Ascii.EqualsIgnoreCase(line[..colon], "Connection"u8))
            {
                keepAlive = Ascii.EqualsIgnoreCase(value, "keep-alive"u8) || (keepAlive && !Ascii.EqualsIgnoreCase(value, "close"u8));
            }
        }

        int bodyStart = headEnd + 4;
        Span<byte> rest = received[bodyStart..];
        if (chunked)
        {
            length = ChunkedBody.IsWhole(rest) ? ChunkedBody.Join(rest) : -1;
        }
        else if (length < 0 && closed)
        {
            length = rest.Length;
        }

        if (length < 0 || length > rest.Length)
        {
            return closed ? throw new InvalidDataException("closed before the body was whole") : false;
        }

        response = new(status, bodyStart, (int)length, keepAlive && !closed);
        return true;
    }
}
