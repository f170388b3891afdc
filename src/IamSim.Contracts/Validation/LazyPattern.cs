using System.Text;
using System.Text.RegularExpressions;

namespace IamSim.Contracts.Validation;

/// <summary>A model's pattern, matched against the whole text in linear time; built when it is first asked.</summary>
/// <param name="pattern">The pattern as the model has it.</param>
public sealed class LazyPattern(string pattern)
{
    // NonBacktracking cannot look ahead; the few patterns that do are short and matched against short texts.
    private readonly Lazy<Regex> _regex = new(() => Build($"\\A(?:{AsciiClasses(WithoutPairs(pattern))})\\z", canLookAhead: pattern.Contains("(?", StringComparison.Ordinal)));

    /// <summary>All characters beyond the first plane, as Java's dialect writes them in a class; .NET sees the halves of each.</summary>
    private const string Pairs = @"\uD800\uDC00-\uDBFF\uDFFF";

    private static readonly (string Name, string Members)[] Classes =
    [
        (@"\w", "a-zA-Z0-9_"), (@"\d", "0-9"), (@"\p{Alnum}", "a-zA-Z0-9"), (@"\p{Alpha}", "a-zA-Z"), (@"\p{Digit}", "0-9"),
        (@"\p{ASCII}", @"\x00-\x7F"), (@"\p{Print}", @"\x20-\x7E"), (@"\p{Graph}", @"\x21-\x7E"),
    ];

    private static string WithoutPairs(string pattern) => pattern.Replace(Pairs, @"\uD800-\uDFFF", StringComparison.Ordinal);

    private static Regex Build(string pattern, bool canLookAhead)
    {
        var wait = TimeSpan.FromSeconds(1);
        if (!canLookAhead)
        {
            try
            {
                return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, wait);
            }
            catch (NotSupportedException)
            {
                // Counts of thousands make too large an automaton; such a pattern is of classes alone, and backtracks little.
            }
        }

        return new Regex(pattern, RegexOptions.CultureInvariant, wait);
    }

    public bool IsMatch(string text) => _regex.Value.IsMatch(text);

    /// <summary>
    /// In the models' dialect <c>\w</c> and <c>\d</c> mean ASCII; in .NET's they mean all of Unicode. It is Java's, which also has classes that .NET has not:
    /// <c>\p{Alnum}</c>.
    /// </summary>
    private static string AsciiClasses(string pattern)
    {
        var text = new StringBuilder();
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
            {
                var (members, length) = ClassAt(pattern.AsSpan(i));
                i += members is null ? 1 : length - 1;
                text.Append(members is null ? $"\\{pattern[i]}" : inClass ? members : $"[{members}]");
                continue;
            }

            inClass = pattern[i] == '[' || (inClass && pattern[i] != ']');
            text.Append(pattern[i]);
        }

        return text.ToString();
    }

    /// <summary>The members of the class that a text begins with, and how long its name is; null where it is none of Java's own.</summary>
    private static (string? Members, int Length) ClassAt(ReadOnlySpan<char> text)
    {
        foreach (var (name, members) in Classes)
        {
            if (text.StartsWith(name, StringComparison.Ordinal))
            {
                return (members, name.Length);
            }
        }

        return default;
    }
}
