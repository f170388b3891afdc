using System.Text;

namespace IamSim.Audit.Search;

/// <summary>Words that stand side by side.</summary>
/// <param name="Words">The words.</param>
/// <param name="IsPrefix">True where the last one need only begin so.</param>
internal sealed record SearchPhrase(IReadOnlyList<string> Words, bool IsPrefix)
{
    public bool IsIn(IReadOnlyList<string> words)
    {
        for (var start = 0; start + Words.Count <= words.Count; start++)
        {
            if (IsAt(words, start))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAt(IReadOnlyList<string> words, int start)
    {
        for (var at = 0; at < Words.Count; at++)
        {
            var isSame = IsPrefix && at == Words.Count - 1
                ? words[start + at].StartsWith(Words[at], StringComparison.Ordinal)
                : words[start + at] == Words[at];
            if (!isSame)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>
/// What is searched for: words, all of which must stand in the record; <c>"several in quotes"</c> side by side, as do the parts of one like
/// <c>user/alice</c>; a trailing <c>*</c> for what begins so. No other character means anything.
/// </summary>
internal sealed record SearchText(IReadOnlyList<SearchPhrase> Phrases)
{
    private const int Longest = 1000;
    private const int MostWords = 32;

    /// <summary>Reads a text; gives what is wrong with it otherwise.</summary>
    public static SearchText? Parse(string text, out string problem)
    {
        problem = string.Empty;
        if (text.Length > Longest)
        {
            problem = $"text must have at most {Longest} characters.";
            return null;
        }

        var phrases = Parts(text)
            .Select(part => new SearchPhrase(SearchWords.OfText(part), part.EndsWith('*')))
            .Where(phrase => phrase.Words.Count > 0)
            .ToList();
        problem = phrases.Count == 0 ? "text must have a letter or a digit."
            : phrases.Sum(phrase => phrase.Words.Count) > MostWords ? $"text must have at most {MostWords} words."
            : string.Empty;
        return problem.Length == 0 ? new SearchText(phrases) : null;
    }

    /// <summary>Whether a record has all of it.</summary>
    public bool Matches(byte[] record)
    {
        var words = SearchWords.OfRecord(record);
        return Phrases.All(phrase => phrase.IsIn(words));
    }

    /// <summary>The same for FTS5, of one account.</summary>
    public string ForSqlite(string account) =>
        $"Account : \"{account}\" AND Words : ({string.Join(" AND ", Phrases.Select(phrase => $"\"{string.Join(' ', phrase.Words)}\"{(phrase.IsPrefix ? " *" : "")}"))})";

    /// <summary>The same as a <c>tsquery</c>, of one account.</summary>
    public string ForPostgreSql(string account)
    {
        var query = new StringBuilder($"'{SearchIndex.AccountWord(account)}'");
        foreach (var phrase in Phrases)
        {
            query.Append(" & (").AppendJoin(" <-> ", phrase.Words.Select(word => $"'{word}'")).Append(phrase.IsPrefix ? ":*)" : ")");
        }

        return query.ToString();
    }

    // Quotes are cut off, and a star behind the closing one belongs to the phrase: "user ali"*.
    private static IEnumerable<string> Parts(string text)
    {
        var part = new StringBuilder();
        var isQuoted = false;
        foreach (var each in text)
        {
            if (each == '"')
            {
                if (!isQuoted && part.Length > 0)
                {
                    yield return part.ToString();
                    part.Clear();
                }

                isQuoted = !isQuoted;
            }
            else if (char.IsWhiteSpace(each) && !isQuoted)
            {
                yield return part.ToString();
                part.Clear();
            }
            else
            {
                part.Append(each);
            }
        }

        yield return part.ToString();
    }
}
