using IamSim.Contracts;
using IamSim.Contracts.Organizations;
using IamSim.Iam.Tagging;

namespace IamSim.Organizations;

/// <summary>The rules for tags of accounts, units and policies. The messages are the reference's.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tagging.html">Organizations: Tagging resources</see></remarks>
internal static class OrganizationTags
{
    public static Outcome<List<TagEntry>> Read(IReadOnlyList<Tag>? tags, OrganizationOptions options)
    {
        tags ??= [];
        if (tags.DistinctBy(t => t.Key).Count() < tags.Count)
        {
            return OrganizationErrors.InvalidInput(
                InvalidInputExceptionReason.DUPLICATE_TAG_KEY, "Tag keys must be unique among the tags attached to the same entity.");
        }

        if (tags.Any(t => t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            return OrganizationErrors.InvalidInput(
                InvalidInputExceptionReason.INVALID_SYSTEM_TAGS_PARAMETER,
                "You specified a tag key that is a system tag. You can't add, edit, or delete system tag keys.");
        }

        return tags.Count > options.TagsPerResource
            ? OrganizationErrors.Violates(
                ConstraintViolationExceptionReason.MAX_TAG_LIMIT_EXCEEDED, "You have exceeded the number of tags allowed on this resource.")
            : tags.Select(t => new TagEntry(t.Key, t.Value)).ToList();
    }
}
