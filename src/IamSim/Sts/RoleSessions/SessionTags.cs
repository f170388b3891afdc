using IamSim.Authentication.Sessions;
using IamSim.Contracts;
using IamSim.Contracts.Sts;
using IamSim.Iam.Tagging;

namespace IamSim.Sts.RoleSessions;

/// <summary>The tags of a session: those that are passed, and those that a chain of roles passes on.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">IAM: session tags</see></remarks>
/// <param name="All">Inherited and passed.</param>
/// <param name="TransitiveKeys">The keys of those that the next role of the chain inherits.</param>
internal sealed record SessionTags(IReadOnlyList<TagEntry> All, IReadOnlyList<string> TransitiveKeys)
{
    private static readonly SessionTags None = new([], []);

    /// <summary>The tags of a new session, or what is wrong with them.</summary>
    /// <param name="from">The session that asks; null where none does.</param>
    /// <param name="passed">The tags that are passed.</param>
    /// <param name="transitiveKeys">The keys of those that shall be transitive.</param>
    public static Outcome<SessionTags> Of(SessionClaims? from, IReadOnlyList<Tag>? passed, IReadOnlyList<string>? transitiveKeys)
    {
        var inherited = InheritedBy(from);
        passed ??= [];
        transitiveKeys ??= [];
        if (inherited.Count == 0 && passed.Count == 0 && transitiveKeys.Count == 0)
        {
            return None;
        }

        // "Session tag keys are case-insensitive": no two differ by case alone, and an inherited one cannot be set again.
        var keys = passed.Select(tag => tag.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (keys.Count < passed.Count)
        {
            return StsErrors.DuplicateTags();
        }

        if (keys.Any(key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            return StsErrors.ReservedTag();
        }

        if (inherited.Any(tag => keys.Contains(tag.Key)))
        {
            return StsErrors.InheritedTag();
        }

        return transitiveKeys.FirstOrDefault(key => !keys.Contains(key)) is { } missing
            ? StsErrors.NoTagForTransitiveKey(missing)
            : new SessionTags(
                [.. inherited, .. passed.Select(tag => new TagEntry(tag.Key, tag.Value))],
                [.. inherited.Select(tag => tag.Key), .. transitiveKeys]);
    }

    /// <summary>What a session passes on to the next role of a chain.</summary>
    public static IReadOnlyList<TagEntry> InheritedBy(SessionClaims? from) => from is null or { TransitiveTagKeys.Count: 0 }
        ? []
        : [.. from.Tags.Where(tag => from.TransitiveTagKeys.Contains(tag.Key, StringComparer.OrdinalIgnoreCase))];
}
