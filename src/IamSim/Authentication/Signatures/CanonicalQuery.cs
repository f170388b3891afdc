using System.Buffers;
using System.Text;

namespace IamSim.Authentication.Signatures;

/// <summary>A query in its canonical form: names and values encoded, sorted by the encoded name, then by the encoded value.</summary>
internal static class CanonicalQuery
{
    /// <summary>A presigned URL's signature signs all parameters but itself.</summary>
    private const string Signature = "X-Amz-Signature";

    public static void Write(ArrayBufferWriter<byte> to, ReadOnlyMemory<char> query)
    {
        if (query.IsEmpty)
        {
            return;
        }

        var pairs = new List<(string Name, string Value)>();
        var buffer = new ArrayBufferWriter<byte>(query.Length * 3);
        var text = query.Span;
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf('=');
            var name = Encoded(buffer, equals < 0 ? pair : pair[..equals]);
            if (!name.Equals(Signature, StringComparison.OrdinalIgnoreCase))
            {
                pairs.Add((name, equals < 0 ? string.Empty : Encoded(buffer, pair[(equals + 1)..])));
            }
        }

        pairs.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name) is var order and not 0 ? order : string.CompareOrdinal(a.Value, b.Value));
        for (var i = 0; i < pairs.Count; i++)
        {
            to.Write(i == 0 ? [] : "&"u8);
            CanonicalRequest.Text(to, pairs[i].Name);
            to.Write("="u8);
            CanonicalRequest.Text(to, pairs[i].Value);
        }
    }

    /// <summary>Encoded anew, whatever way it was encoded in: <c>+</c>, <c>%20</c> and <c>%2f</c> are other spellings of the same.</summary>
    private static string Encoded(ArrayBufferWriter<byte> buffer, ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = UriEncoding.Decode(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)), plusIsSpace: true);
        buffer.ResetWrittenCount();
        UriEncoding.Write(buffer, bytes.AsSpan(0, length));
        return Encoding.ASCII.GetString(buffer.WrittenSpan);
    }
}
