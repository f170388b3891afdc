using System.Text.RegularExpressions;
using IamSim.Contracts.Sts;

namespace IamSim.Sts.Federation;

/// <summary>What the model demands of a request's names and tags, for those that a token brings.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_know">IAM: things to know about session tags</see>
/// </remarks>
internal static partial class TokenRules
{
    private const int MostTags = 50;

    /// <summary>Whether a text can be a session's name or a source identity.</summary>
    public static bool IsName(string text) => Name().IsMatch(text);

    public static bool IsSourceIdentity(string text) => IsName(text) && !text.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with tags; null where nothing is.</summary>
    public static string? Refuse(IReadOnlyList<Tag> tags, IReadOnlyList<string> transitiveKeys)
    {
        if (tags.Count > MostTags)
        {
            return $"a session has at most {MostTags} tags.";
        }

        if (tags.Any(tag => !Key().IsMatch(tag.Key!) || !Value().IsMatch(tag.Value!)))
        {
            return "keys have 1 to 128 and values up to 256 letters, digits, blanks and _.:/=+-@ characters.";
        }

        if (tags.Any(tag => tag.Key!.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            return "keys must not begin with aws:.";
        }

        var keys = tags.Select(tag => tag.Key!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (keys.Count < tags.Count)
        {
            return "a key is there twice, and case does not count.";
        }

        return transitiveKeys.Any(key => !keys.Contains(key)) ? "a transitive key is not one of the tags." : null;
    }

    [GeneratedRegex(@"\A[a-zA-Z_0-9+=,.@-]{2,64}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}\z")]
    private static partial Regex Value();
}
