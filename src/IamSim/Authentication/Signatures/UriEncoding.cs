using System.Buffers;

namespace IamSim.Authentication.Signatures;

/// <summary>AWS's <c>UriEncode</c>: every byte but <c>A-Z a-z 0-9 - . _ ~</c> as <c>%XX</c>, in upper case.</summary>
internal static class UriEncoding
{
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"u8);

    public static void Write(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var plain = bytes.IndexOfAnyExcept(Unreserved);
            if (plain < 0)
            {
                to.Write(bytes);
                return;
            }

            to.Write(bytes[..plain]);
            var escape = to.GetSpan(3);
            var hex = "0123456789ABCDEF"u8;
            (escape[0], escape[1], escape[2]) = ((byte)'%', hex[bytes[plain] >> 4], hex[bytes[plain] & 15]);
            to.Advance(3);
            bytes = bytes[(plain + 1)..];
        }
    }

    /// <summary>Undoes it, in place. What is no escape stays as it is.</summary>
    /// <param name="bytes">The encoded bytes.</param>
    /// <param name="plusIsSpace">True in a query, where a form's <c>+</c> is a space.</param>
    /// <returns>How many are left.</returns>
    public static int Decode(Span<byte> bytes, bool plusIsSpace)
    {
        var written = 0;
        for (var i = 0; i < bytes.Length; i++, written++)
        {
            if (bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                bytes[written] = (byte)((Digit(bytes[i + 1]) << 4) | Digit(bytes[i + 2]));
                i += 2;
            }
            else
            {
                bytes[written] = plusIsSpace && bytes[i] == '+' ? (byte)' ' : bytes[i];
            }
        }

        return written;
    }

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
