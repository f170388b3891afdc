using IamSim.Contracts;
using IamSim.Contracts.Iam;
using IamSim.Iam.Quotas;

namespace IamSim.Iam.Tagging;

/// <summary>AWS's rules for tags of IAM resources.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules">IAM: Rules for tagging</see></remarks>
internal static class Tags
{
    /// <summary>Keys ignore case on users and roles; everywhere else <c>Team</c> and <c>team</c> are two tags.</summary>
    public static StringComparer WithoutCase => StringComparer.OrdinalIgnoreCase;

    public static StringComparer WithCase => StringComparer.Ordinal;

    /// <summary>The tags after a request's tags are added; one that is there already gets the new value, and the new spelling of its key.</summary>
    public static Outcome<List<TagEntry>> Add(
        IReadOnlyList<TagEntry> present, IReadOnlyList<Tag>? added, StringComparer keys, QuotaOptions quotas)
    {
        added ??= [];
        if (added.DistinctBy(t => t.Key, keys).Count() < added.Count)
        {
            return IamFaults.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        // "The aws: prefix is reserved for AWS use", for keys and for values, in any case.
        if (added.Any(t => IsReserved(t.Key) || IsReserved(t.Value)))
        {
            return IamFaults.InvalidInput("aws: prefixed tag key names are not allowed for external use.");
        }

        var replaced = added.Select(t => t.Key).ToHashSet(keys);
        var tags = present.Where(t => !replaced.Contains(t.Key)).Concat(added.Select(t => new TagEntry(t.Key, t.Value))).ToList();
        return tags.Count > quotas.TagsPerResource
            ? IamFaults.LimitExceeded($"The number of tags has reached the maximum limit: {quotas.TagsPerResource}.")
            : tags;
    }

    /// <summary>The tags without the named ones; a key that is not there is no error.</summary>
    public static List<TagEntry> Remove(IReadOnlyList<TagEntry> present, IReadOnlyList<string> keysToRemove, StringComparer keys)
    {
        var removed = keysToRemove.ToHashSet(keys);
        return present.Where(t => !removed.Contains(t.Key)).ToList();
    }

    /// <summary>Tags as answers show them; null (no element) where there are none.</summary>
    public static IReadOnlyList<Tag>? Shown(IReadOnlyList<TagEntry> tags) =>
        tags.Count == 0 ? null : tags.Select(Shown).ToList();

    /// <summary>As <see cref="Shown(IReadOnlyList{TagEntry})"/>, "sorted by tag key": as the answers that promise it show them.</summary>
    public static IReadOnlyList<Tag>? Sorted(IEnumerable<TagEntry> tags) => Shown(tags.OrderBy(t => t.Key, StringComparer.Ordinal).ToList());

    public static Tag Shown(TagEntry tag) => new() { Key = tag.Key, Value = tag.Value };

    private static bool IsReserved(string text) => text.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
