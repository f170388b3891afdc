using IamSim.Contracts;
using IamSim.Contracts.S3;
using IamSim.Iam.Tagging;

namespace IamSim.S3.Authorization;

/// <summary>Tags as requests bring them: <c>x-amz-tagging</c>, or a tag set in the body.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html">S3: Categorizing your objects using tags</see></remarks>
internal static class RequestedTags
{
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    /// <summary>The tags of a header, <c>Key1=Value1&amp;Key2=Value2</c>; null where there is none.</summary>
    public static IReadOnlyList<TagEntry> InHeader(string? header) => string.IsNullOrEmpty(header)
        ? []
        : [.. header.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => new TagEntry(Decoded(pair[0]), pair.Length > 1 ? Decoded(pair[1]) : string.Empty))];

    /// <summary>The tags of a body; what is malformed is left out: who may not, does not learn what is wrong.</summary>
    public static IReadOnlyList<TagEntry> InBody(Tagging? tagging) =>
        [.. (tagging?.TagSet ?? []).Where(tag => tag is { Key: not null, Value: not null }).Select(tag => new TagEntry(tag.Key, tag.Value))];

    /// <summary>Why tags are refused; null where they are not.</summary>
    public static Fault? Refuse(IReadOnlyList<TagEntry> tags, int most, bool isObject)
    {
        if (tags.Count > most)
        {
            return S3Errors.BadTags(isObject ? $"Object tags cannot be greater than {most}" : $"Bucket tag count cannot be greater than {most}");
        }

        foreach (var tag in tags)
        {
            if (tag.Key.Length is 0 or > LongestKey || !IsText(tag.Key))
            {
                return S3Errors.InvalidTag("The TagKey you have provided is invalid");
            }

            if (tag.Value.Length > LongestValue || !IsText(tag.Value))
            {
                return S3Errors.InvalidTag("The TagValue you have provided is invalid");
            }

            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                return S3Errors.InvalidTag("System tags cannot be added/updated by requester");
            }
        }

        return tags.DistinctBy(tag => tag.Key).Count() < tags.Count ? S3Errors.InvalidTag("Cannot provide multiple Tags with the same key") : null;
    }

    public static IReadOnlyList<Tag> Shown(IReadOnlyList<TagEntry> tags) => [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    // "the set of Unicode letters, whitespace, and numbers, plus the following special characters: + - = . _ : / @".
    private static bool IsText(string text) => text.All(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.IsWhiteSpace(c) || "+-=._:/@".Contains(c));
}
