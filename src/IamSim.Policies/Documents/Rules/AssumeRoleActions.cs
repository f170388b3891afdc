namespace IamSim.Policies.Documents.Rules;

/// <summary>The actions that a trust policy may name.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">STS</see>: those that run when a
/// role is assumed, with the session's tags, source identity and context.
/// </remarks>
internal static class AssumeRoleActions
{
    private const string Prefix = "sts:";

    private static readonly string[] Names =
        ["AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "TagSession", "SetSourceIdentity", "SetContext"];

    /// <summary>Whether <paramref name="action"/>, which may hold wildcards, is or matches one of them.</summary>
    internal static bool Matches(string action) =>
        action.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && Array.Exists(Names, name => MatchesWildcard(action.AsSpan(Prefix.Length), name));

    // Greedy with one place to come back to: at most pattern times text.
    private static bool MatchesWildcard(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var (patternIndex, textIndex, star, resume) = (0, 0, -1, 0);
        while (textIndex < text.Length)
        {
            if (patternIndex < pattern.Length && pattern[patternIndex] == '*')
            {
                (star, resume) = (patternIndex++, textIndex);
            }
            else if (patternIndex < pattern.Length && IsSame(pattern[patternIndex], text[textIndex]))
            {
                patternIndex++;
                textIndex++;
            }
            else if (star >= 0)
            {
                patternIndex = star + 1;
                textIndex = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern[patternIndex..].TrimStart('*').IsEmpty;
    }

    private static bool IsSame(char pattern, char text) =>
        pattern == '?' || char.ToUpperInvariant(pattern) == char.ToUpperInvariant(text);
}
