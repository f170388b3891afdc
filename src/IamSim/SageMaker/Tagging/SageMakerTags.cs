using IamSim.Contracts;
using IamSim.Contracts.SageMaker;
using IamSim.Iam.Tagging;
using IamSim.SageMaker.Resources;

namespace IamSim.SageMaker.Tagging;

/// <summary>The rules for tags of SageMaker's resources.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AddTags.html">SageMaker: AddTags</see></remarks>
internal static class SageMakerTags
{
    private const int Most = 50;

    /// <summary>The tags after some are added; one that is there already gets the new value.</summary>
    public static Outcome<List<TagEntry>> Add(IReadOnlyList<TagEntry> present, IReadOnlyList<Tag>? added)
    {
        added ??= [];
        if (added.DistinctBy(t => t.Key).Count() < added.Count)
        {
            return SageMakerErrors.DuplicateTags();
        }

        if (added.Any(t => t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            return SageMakerErrors.ReservedTag();
        }

        var tags = present.Where(t => added.All(a => a.Key != t.Key)).Concat(added.Select(t => new TagEntry(t.Key, t.Value))).ToList();
        return tags.Count > Most ? SageMakerErrors.TooManyTags(Most) : tags;
    }

    public static IReadOnlyList<Tag> Shown(IEnumerable<TagEntry> tags) => [.. tags.Select(t => new Tag { Key = t.Key, Value = t.Value })];
}
