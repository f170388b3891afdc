using System.Text;
using System.Text.Json;

namespace IamSim.Audit.Search;

/// <summary>
/// The words of a text: runs of letters and digits, in lower case. So <c>arn:aws:iam::123456789012:user/alice-smith</c> is seven words, and any part of it
/// is found.
/// </summary>
/// <remarks>Index and question are cut here and nowhere else: whoever changes the rules gives <see cref="SearchIndex.Table"/> another name.</remarks>
internal static class SearchWords
{
    /// <summary>A record's words past these are not found: PostgreSQL counts a word's places no further.</summary>
    public const int MostWords = 16_383;

    /// <summary>Longer words are cut: PostgreSQL holds none of 2 KiB.</summary>
    public const int LongestWord = 200;

    // The same in nearly every event, or asked for by parameters of their own.
    private static readonly string[] Unsearched = ["eventVersion", "eventTime", "eventCategory", "tlsDetails"];

    /// <summary>The words of a record's values, in their order.</summary>
    public static IReadOnlyList<string> OfRecord(ReadOnlyMemory<byte> record)
    {
        var words = new List<string>(64);
        using var json = JsonDocument.Parse(record);
        foreach (var member in json.RootElement.EnumerateObject())
        {
            if (!Unsearched.Contains(member.Name))
            {
                AddValue(words, member.Value);
            }
        }

        return words;
    }

    public static IReadOnlyList<string> OfText(string text)
    {
        var words = new List<string>();
        Add(words, text);
        return words;
    }

    private static void AddValue(List<string> words, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    AddValue(words, member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    AddValue(words, item);
                }

                break;
            case JsonValueKind.String:
                Add(words, TextOf(value));
                break;
            case JsonValueKind.Number:
                Add(words, value.GetRawText());
                break;
            default:
                // true, false and null stand everywhere.
                break;
        }
    }

    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which a client sent: JSON holds it, .NET's reader does not.
            return value.GetRawText();
        }
    }

    private static void Add(List<string> words, string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                if (word.Length < LongestWord)
                {
                    word.Append(Rune.ToLowerInvariant(rune).ToString());
                }

                continue;
            }

            End();
        }

        End();

        void End()
        {
            if (word.Length > 0 && words.Count < MostWords)
            {
                words.Add(word.ToString());
            }

            word.Clear();
        }
    }
}
