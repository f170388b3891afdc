using IamSim.Contracts;
using IamSim.Contracts.Kms;
using IamSim.Iam.Tagging;

namespace IamSim.Kms.Tagging;

/// <summary>The rules for tags of keys.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html">KMS: TagResource</see>. The messages say the page's rules in words of
/// IamSim.
/// </remarks>
internal static class KmsTags
{
    private const int Most = 50;

    /// <summary>The tags after some are added; one that is there already gets the new value.</summary>
    public static Outcome<List<TagEntry>> Add(IReadOnlyList<TagEntry> present, IReadOnlyList<Tag>? added)
    {
        added ??= [];
        if (added.DistinctBy(t => t.TagKey).Count() < added.Count)
        {
            return KmsFaults.Tag("Duplicate tag keys");
        }

        if (added.Any(t => t.TagKey.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            return KmsFaults.Tag("aws: prefixed tag key names are not allowed for external use.");
        }

        var tags = present.Where(t => added.All(a => a.TagKey != t.Key)).Concat(added.Select(t => new TagEntry(t.TagKey, t.TagValue))).ToList();
        return tags.Count > Most ? KmsFaults.LimitExceeded($"A KMS key can have at most {Most} tags.") : tags;
    }
}
