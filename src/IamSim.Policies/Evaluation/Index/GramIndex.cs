using System.Collections.Frozen;

namespace IamSim.Policies.Evaluation.Index;

/// <summary>
/// Patterns that begin alike (<c>arn:aws:sqs:*:*:…</c>) by four characters that each has behind that: whatever a pattern matches has them too.
/// </summary>
/// <remarks>
/// Of a pattern's fours the one is taken that the fewest other patterns have. A text's fours are then looked up one after the other, which costs its
/// length and not the number of patterns.
/// </remarks>
internal sealed class GramIndex
{
    private const int Length = 4;
    private const int BitsOfCharacter = 16;

    private readonly int skipped;
    private readonly FrozenDictionary<ulong, ResourceEntry[]> byGram;

    /// <param name="entries">Patterns with one literal beginning.</param>
    /// <param name="skipped">The beginning's length.</param>
    internal GramIndex(IReadOnlyList<ResourceEntry> entries, int skipped)
    {
        this.skipped = skipped;
        var counts = new Dictionary<ulong, int>();
        var grams = entries.Select(entry => entry.Pattern.LiteralRuns.SelectMany(GramsOf).Distinct().ToArray()).ToArray();
        foreach (var gram in grams.SelectMany(each => each))
        {
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }

        var chosen = entries.Zip(grams).ToLookup(pair => pair.Second.Length > 0);
        WithoutGram = [.. chosen[false].Select(pair => pair.First)];
        byGram = chosen[true]
            .GroupBy(pair => pair.Second.MinBy(gram => counts[gram]), pair => pair.First)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Those that have no four literal characters in a row: they have to be tried one by one.</summary>
    internal ResourceEntry[] WithoutGram { get; }

    /// <summary>Goes on to the next patterns that may match.</summary>
    /// <param name="text">The text, which begins with the patterns' beginning.</param>
    /// <param name="at">Where the search stands: -1 at first.</param>
    /// <returns>The patterns; null where there are no more.</returns>
    internal ResourceEntry[]? Next(string text, ref int at)
    {
        at = at < 0 ? skipped : at + 1;
        for (; at + Length <= text.Length; at++)
        {
            if (byGram.TryGetValue(GramOf(text.AsSpan(at, Length)), out var found))
            {
                return found;
            }
        }

        return null;
    }

    private static IEnumerable<ulong> GramsOf(string run) =>
        Enumerable.Range(0, Math.Max(0, run.Length - Length + 1)).Select(start => GramOf(run.AsSpan(start, Length)));

    private static ulong GramOf(ReadOnlySpan<char> four)
    {
        ulong gram = 0;
        foreach (var character in four)
        {
            gram = (gram << BitsOfCharacter) | character;
        }

        return gram;
    }
}
