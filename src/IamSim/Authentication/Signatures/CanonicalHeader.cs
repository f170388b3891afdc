using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace IamSim.Authentication.Signatures;

/// <summary>A header's value in its canonical form: trimmed, runs of spaces as one, repeated ones joined by commas.</summary>
internal static class CanonicalHeader
{
    public static void WriteValue(ArrayBufferWriter<byte> to, StringValues values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            to.Write(i == 0 ? [] : ","u8);
            Write(to, values[i].AsSpan().Trim());
        }
    }

    private static void Write(ArrayBufferWriter<byte> to, ReadOnlySpan<char> value)
    {
        while (true)
        {
            var space = value.IndexOfAny(' ', '\t');
            if (space < 0)
            {
                CanonicalRequest.Text(to, value);
                return;
            }

            CanonicalRequest.Text(to, value[..space]);
            to.Write(" "u8);
            value = value[space..].TrimStart(" \t");
        }
    }
}
