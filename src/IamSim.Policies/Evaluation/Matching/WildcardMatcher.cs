using System.Buffers;

namespace IamSim.Policies.Evaluation.Matching;

/// <summary>Matches a text against tokens, in at most pattern × text steps and without memory of its own but one row of the pattern.</summary>
internal static class WildcardMatcher
{
    private const int RowOnStack = 512;

    internal static bool IsMatch(ReadOnlySpan<int> pattern, ReadOnlySpan<char> text)
    {
        // Two cases. As long as no star that stops at colons comes after one that crosses them, it is enough to remember the last star: whatever
        // the earlier ones took, the shortest is as good as any. Otherwise the last one may be stuck at a colon while an earlier one could go on.
        var crossing = pattern.IndexOf(PatternTokens.Star);
        return crossing >= 0 && pattern[crossing..].Contains(PatternTokens.StarWithin)
            ? MatchByRow(pattern, text)
            : MatchByLastStar(pattern, text);
    }

    private static bool MatchByLastStar(ReadOnlySpan<int> pattern, ReadOnlySpan<char> text)
    {
        var (at, here) = (0, 0);
        var (star, taken) = (-1, 0);
        while (here < text.Length)
        {
            if (at < pattern.Length && PatternTokens.IsStar(pattern[at]))
            {
                (star, taken) = (at++, here);
            }
            else if (at < pattern.Length && IsOne(pattern[at], text[here]))
            {
                at++;
                here++;
            }
            else if (star >= 0 && (pattern[star] == PatternTokens.Star || text[taken] != ':'))
            {
                at = star + 1;
                here = ++taken;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && PatternTokens.IsStar(pattern[at]))
        {
            at++;
        }

        return at == pattern.Length;
    }

    // reached[i]: the text read so far can be matched by the pattern's first i tokens.
    private static bool MatchByRow(ReadOnlySpan<int> pattern, ReadOnlySpan<char> text)
    {
        var size = pattern.Length + 1;
        var rented = size > RowOnStack ? ArrayPool<bool>.Shared.Rent(size) : null;
        var reached = rented is null ? stackalloc bool[RowOnStack] : rented;
        reached = reached[..size];
        reached.Clear();
        reached[0] = true;
        SkipStars(pattern, reached);
        foreach (var character in text)
        {
            for (var index = pattern.Length; index > 0; index--)
            {
                var token = pattern[index - 1];
                reached[index] = token switch
                {
                    PatternTokens.Star => reached[index] || reached[index - 1],
                    PatternTokens.StarWithin => character != ':' && (reached[index] || reached[index - 1]),
                    _ => reached[index - 1] && IsOne(token, character),
                };
            }

            reached[0] = false;
            SkipStars(pattern, reached);
        }

        var isMatch = reached[pattern.Length];
        if (rented is not null)
        {
            ArrayPool<bool>.Shared.Return(rented);
        }

        return isMatch;
    }

    // A star may take nothing.
    private static void SkipStars(ReadOnlySpan<int> pattern, Span<bool> reached)
    {
        for (var index = 0; index < pattern.Length; index++)
        {
            if (reached[index] && PatternTokens.IsStar(pattern[index]))
            {
                reached[index + 1] = true;
            }
        }
    }

    private static bool IsOne(int token, char character) =>
        token == character || token == PatternTokens.Question || (token == PatternTokens.QuestionWithin && character != ':');
}
