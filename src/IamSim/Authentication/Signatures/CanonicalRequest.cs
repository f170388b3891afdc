using System.Buffers;
using System.Text;

namespace IamSim.Authentication.Signatures;

/// <summary>Writes a request in the one form that both sides of a signature hash.</summary>
/// <remarks>
/// 1. Method. 2. Path. 3. Query. 4. Signed headers, an empty line, their names. 5. The payload's hash, in hex.
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">IAM: Create a
/// canonical request</see>
/// </remarks>
internal static class CanonicalRequest
{
    /// <summary>Writes it.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="request">The request.</param>
    /// <param name="target">The request's target as it was sent.</param>
    /// <param name="signedHeaders">The names of the signed headers, in lower case and sorted; each is in the request.</param>
    /// <param name="payloadHash">The SHA-256 of the body; what a request says of its payload instead, in ASCII, is <paramref name="payloadText"/>.</param>
    /// <param name="payloadText"><c>UNSIGNED-PAYLOAD</c>; null where the payload is signed.</param>
    /// <param name="isS3">True for S3's rules of paths.</param>
    public static void Write(
        ArrayBufferWriter<byte> to, HttpRequest request, string target, IReadOnlyList<string> signedHeaders, ReadOnlySpan<byte> payloadHash, string? payloadText, bool isS3)
    {
        // 1
        Text(to, request.Method);
        to.Write("\n"u8);

        // 2 and 3
        var (path, query) = Split(target);
        CanonicalPath.Write(to, path, isS3);
        to.Write("\n"u8);
        CanonicalQuery.Write(to, query);
        to.Write("\n"u8);

        // 4
        foreach (var name in signedHeaders)
        {
            Text(to, name);
            to.Write(":"u8);
            CanonicalHeader.WriteValue(to, request.Headers[name]);
            to.Write("\n"u8);
        }

        to.Write("\n"u8);
        for (var i = 0; i < signedHeaders.Count; i++)
        {
            to.Write(i == 0 ? [] : ";"u8);
            Text(to, signedHeaders[i]);
        }

        to.Write("\n"u8);

        // 5
        if (payloadText is not null)
        {
            Text(to, payloadText);
            return;
        }

        Hex(to, payloadHash);
    }

    public static void Hex(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> bytes)
    {
        Convert.TryToHexStringLower(bytes, to.GetSpan(bytes.Length * 2), out var written);
        to.Advance(written);
    }

    public static void Text(ArrayBufferWriter<byte> to, ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, to);

    /// <summary>Path and query of a target: of a path, or of a whole address, as a request through a proxy has it.</summary>
    private static (ReadOnlyMemory<char> Path, ReadOnlyMemory<char> Query) Split(string target)
    {
        var start = 0;
        if (!target.StartsWith('/'))
        {
            var authority = target.IndexOf("://", StringComparison.Ordinal);
            var slash = authority < 0 ? -1 : target.AsSpan(authority + 3).IndexOfAny('/', '?');
            start = slash < 0 ? target.Length : authority + 3 + slash;
        }

        var mark = target.IndexOf('?', start);
        return mark < 0
            ? (target.AsMemory(start), default)
            : (target.AsMemory(start, mark - start), target.AsMemory(mark + 1));
    }
}
