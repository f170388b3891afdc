using IamSim.Contracts;
using IamSim.Contracts.CloudTrail;
using IamSim.Iam.Tagging;

namespace IamSim.CloudTrail.Resources;

/// <summary>The rules for tags of trails and event data stores.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AddTags.html">CloudTrail: AddTags</see>. The messages say the page's rules in
/// words of IamSim.
/// </remarks>
internal static class CloudTrailTags
{
    /// <summary>The tags after some are added; one that is there already gets the new value.</summary>
    public static Outcome<List<TagEntry>> Add(IReadOnlyList<TagEntry> present, IReadOnlyList<Tag>? added, CloudTrailOptions options)
    {
        added ??= [];
        if (added.DistinctBy(t => t.Key).Count() < added.Count)
        {
            return CloudTrailFaults.InvalidTagParameter("Tag keys must be unique.");
        }

        if (added.Any(t => t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            return CloudTrailFaults.InvalidTagParameter("Tag keys can't begin with aws:, which is reserved.");
        }

        var tags = present.Where(t => added.All(a => a.Key != t.Key)).Concat(added.Select(t => new TagEntry(t.Key, t.Value ?? string.Empty))).ToList();
        return tags.Count > options.TagsPerResource
            ? CloudTrailFaults.TagsLimitExceeded($"A resource can have at most {options.TagsPerResource} tags.")
            : tags;
    }

    public static IReadOnlyList<Tag> Shown(IReadOnlyList<TagEntry> tags) => [.. tags.Select(t => new Tag { Key = t.Key, Value = t.Value })];
}
