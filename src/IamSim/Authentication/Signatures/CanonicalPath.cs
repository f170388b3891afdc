using System.Buffers;
using System.Text;

namespace IamSim.Authentication.Signatures;

/// <summary>A path in its canonical form.</summary>
internal static class CanonicalPath
{
    /// <summary>
    /// Writes it. For S3, each segment is encoded once and stays where it is. For all others the path is normalised as RFC 3986 has it, and what
    /// was sent, encoded already, is encoded once more.
    /// </summary>
    public static void Write(ArrayBufferWriter<byte> to, ReadOnlyMemory<char> path, bool isS3)
    {
        var text = path.Span;
        if (text is "/" or "")
        {
            to.Write("/"u8);
        }
        else if (isS3)
        {
            WriteSegments(to, Segments(text), isDecoded: true);
        }
        else
        {
            var kept = Normalized(text);
            to.Write("/"u8);
            WriteSegments(to, kept, isDecoded: false);
            to.Write(kept.Count > 0 && text.EndsWith('/') ? "/"u8 : []);
        }
    }

    private static List<string> Segments(ReadOnlySpan<char> path)
    {
        var segments = new List<string>();
        foreach (var range in path.Split('/'))
        {
            segments.Add(path[range].ToString());
        }

        return segments;
    }

    /// <summary>Without empty segments and <c>.</c>; <c>..</c> takes back the one before it.</summary>
    private static List<string> Normalized(ReadOnlySpan<char> path)
    {
        var kept = Segments(path);
        var count = 0;
        foreach (var segment in kept.ToArray())
        {
            if (segment == "..")
            {
                count = Math.Max(0, count - 1);
            }
            else if (segment is not ("" or "."))
            {
                kept[count++] = segment;
            }
        }

        kept.RemoveRange(count, kept.Count - count);
        return kept;
    }

    private static void WriteSegments(ArrayBufferWriter<byte> to, List<string> segments, bool isDecoded)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            to.Write(i == 0 ? [] : "/"u8);
            var bytes = Encoding.UTF8.GetBytes(segments[i]);
            UriEncoding.Write(to, isDecoded ? bytes.AsSpan(0, UriEncoding.Decode(bytes, plusIsSpace: false)) : bytes);
        }
    }
}
