using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Iam.Tagging;

namespace IamSim.Ec2.Resources;

/// <summary>EC2's rules for tags.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions">EC2: Tag restrictions</see></remarks>
internal static class Ec2Tags
{
    private const int MostTags = 50;
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    /// <summary>The tags that a request gives to what it makes.</summary>
    /// <param name="specifications">What the request says.</param>
    /// <param name="type">The type of what is made: "the resource type must be" it.</param>
    public static Outcome<List<TagEntry>> Read(IReadOnlyList<TagSpecification>? specifications, string type)
    {
        var tags = new List<Tag>();
        foreach (var specification in specifications ?? [])
        {
            if (specification.ResourceType is null)
            {
                return Ec2Errors.Of("MissingParameter", "Tag specification resource type must have a value");
            }

            if (specification.ResourceType != type)
            {
                return Ec2Errors.InvalidValue($"'{CallText.Shown(specification.ResourceType)}' is not a valid taggable resource type for this operation.");
            }

            if (specification.Tags is not { Count: > 0 })
            {
                return Ec2Errors.InvalidValue("Tag specification must have at least one tag");
            }

            tags.AddRange(specification.Tags);
        }

        return tags.GroupBy(tag => tag.Key).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? Ec2Errors.InvalidValue($"Duplicate tag key '{CallText.Shown(twice.Key ?? string.Empty)}' specified.")
            : Add([], tags);
    }

    /// <summary>The tags after others are added: one that is there already gets the new value.</summary>
    public static Outcome<List<TagEntry>> Add(IReadOnlyList<TagEntry> present, IReadOnlyList<Tag> added)
    {
        foreach (var tag in added)
        {
            if (string.IsNullOrEmpty(tag.Key))
            {
                return Ec2Errors.InvalidValue("Tag key cannot be null or empty");
            }

            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                return Ec2Errors.InvalidValue("Tag keys starting with 'aws:' are reserved for internal use");
            }

            if (tag.Key.Length > LongestKey || tag.Value?.Length > LongestValue)
            {
                return Ec2Errors.InvalidValue(tag.Key.Length > LongestKey
                    ? $"Tag key exceeds the maximum length of {LongestKey} characters"
                    : $"Tag value exceeds the maximum length of {LongestValue} characters");
            }
        }

        var tags = present.ToList();
        foreach (var tag in added)
        {
            tags.RemoveAll(old => old.Key == tag.Key);
            tags.Add(new TagEntry(tag.Key!, tag.Value ?? string.Empty));
        }

        return tags.Count > MostTags ? Ec2Errors.Of("TagLimitExceeded", "The maximum number of Tags for a resource has been reached.") : tags;
    }

    public static IReadOnlyList<Tag> Shown(IEnumerable<TagEntry> tags) => [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
}
