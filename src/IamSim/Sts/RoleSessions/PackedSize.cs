using System.Buffers;
using System.IO.Compression;
using System.Text;
using IamSim.Contracts.Sts;
using IamSim.Iam.Tagging;

namespace IamSim.Sts.RoleSessions;

/// <summary>How much of a token's space policies and tags take.</summary>
/// <remarks>
/// AWS compresses them "into a packed binary format that has a separate limit" and documents neither the format nor the limit. A guess that comes
/// near to what is reported of it: the words that every policy has cost a byte each, the rest is compressed, and 512 bytes are one hundred per cent.
/// So a policy of one statement takes some 6 per cent, and six tags of a Kubernetes pod some 70.
/// </remarks>
internal static class PackedSize
{
    private const int Limit = 512;

    private static readonly string[] Words =
    [
        "{\"Version\":\"2012-10-17\",\"Statement\":[", "{\"Effect\":\"Allow\",", "{\"Effect\":\"Deny\",", "\"Effect\":\"Allow\"", "\"Effect\":\"Deny\"",
        "\"Action\":", "\"NotAction\":", "\"Resource\":", "\"Condition\":", "\"Sid\":", "\"StringEquals\":", "\"StringLike\":", "\"arn:aws:",
    ];

    /// <summary>Per cent, at least 1; null where there is nothing to pack.</summary>
    public static int? Of(string? policy, IReadOnlyList<PolicyDescriptorType>? arns, IReadOnlyList<TagEntry> tags)
    {
        if (policy is null && arns is null or { Count: 0 } && tags.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder(Compact(policy));
        foreach (var arn in arns ?? [])
        {
            text.Append('\u0001').Append(arn.Arn);
        }

        foreach (var tag in tags)
        {
            text.Append('\u0002').Append(tag.Key).Append('\u0003').Append(tag.Value);
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            // What does not fit any better than as it is, is not compressed.
            var size = BrotliEncoder.TryCompress(bytes, packed, out var written, quality: 5, window: 16) ? Math.Min(written, bytes.Length) : bytes.Length;
            return Math.Max(1, (size * 100 + Limit - 1) / Limit);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    private static string Compact(string? policy)
    {
        if (policy is null)
        {
            return string.Empty;
        }

        // Only what stands between the elements: a value keeps its spaces.
        var compact = new StringBuilder(policy.Length);
        var isInside = false;
        for (var at = 0; at < policy.Length; at++)
        {
            var character = policy[at];
            isInside ^= character == '"' && (at == 0 || policy[at - 1] != '\\');
            if (isInside || !char.IsWhiteSpace(character))
            {
                compact.Append(character);
            }
        }

        for (var word = 0; word < Words.Length; word++)
        {
            compact.Replace(Words[word], ((char)(0x10 + word)).ToString());
        }

        return compact.ToString();
    }
}
