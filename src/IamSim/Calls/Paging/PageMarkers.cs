using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace IamSim.Calls.Paging;

/// <summary>
/// Makes and reads the markers of paged lists. A marker holds the sort key of the last item, so that inserts and deletes between two pages
/// neither repeat nor skip what was there all along; and a code over account, operation and filters, so that one that was not made here,
/// or was made for another question, is refused.
/// </summary>
/// <param name="key">The store's key for markers, shared by replicas.</param>
internal sealed class PageMarkers(byte[] key)
{
    private const int CodeLength = 16;

    public string Make(string question, string lastKey)
    {
        var text = Encoding.UTF8.GetBytes(lastKey);
        return Base64Url.EncodeToString([.. Code(question, text), .. text]);
    }

    /// <summary>The sort key in a marker; null for a marker that was not made for this question.</summary>
    public string? Read(string question, string marker)
    {
        if (!Base64Url.IsValid(marker))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(marker);
        return bytes.Length >= CodeLength
            && CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, CodeLength), Code(question, bytes.AsSpan(CodeLength)))
            ? Encoding.UTF8.GetString(bytes.AsSpan(CodeLength))
            : null;
    }

    private byte[] Code(string question, ReadOnlySpan<byte> text)
    {
        var head = Encoding.UTF8.GetBytes(question);
        Span<byte> length = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, head.Length);
        byte[] sealedText = [.. length, .. head, .. text];
        return HMACSHA256.HashData(key, sealedText)[..CodeLength];
    }
}
