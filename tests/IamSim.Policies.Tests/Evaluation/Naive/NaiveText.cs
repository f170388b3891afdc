using IamSim.Policies.Evaluation;

namespace IamSim.Policies.Tests.Evaluation.Naive;

/// <summary>Texts, wildcards and variables, as slowly and plainly as can be.</summary>
internal static class NaiveText
{
    internal static string? One(RequestContext context, string key) => context[key] is [var single] ? single : null;

    /// <summary>
    /// A pattern as items: a character, or the wildcards <c>*</c> and <c>?</c>, each with whether it stops at colons. Null: a variable has no value.
    /// </summary>
    /// <param name="text">As written.</param>
    /// <param name="wildcards">Whether wildcards are live.</param>
    /// <param name="variables">Whether variables are.</param>
    /// <param name="arn">"" for plain texts, "resource" and "condition" for their ARNs.</param>
    /// <param name="context">The request's.</param>
    internal static List<(char Character, bool IsWildcard, bool Stops)>? Items(
        string text, bool wildcards, bool variables, string arn, RequestContext context)
    {
        var items = new List<(char, bool, bool)>();
        var colons = arn.Length == 0 || !text.Contains(':') ? 5 : 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isHead = colons < 5;
            if (variables && text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{' && !(isHead && arn == "resource") && text.IndexOf('}', i) is var close and > 0)
            {
                var inside = text[(i + 2)..close];
                if (inside is "*" or "?" or "$")
                {
                    items.Add((inside[0], false, false));
                    i = close;
                    continue;
                }

                var comma = inside.IndexOf(',');
                var key = (comma < 0 ? inside : inside[..comma]).Trim();
                var fallback = comma < 0 ? null : inside[(comma + 1)..].Trim().Trim('\'');
                var value = context[key].IsEmpty ? fallback : One(context, key);
                if (value is null || (isHead && value.Contains(':')))
                {
                    return null;
                }

                items.AddRange(value.Select(character => (character, false, false)));
                i = close;
                continue;
            }

            var isWildcard = wildcards && text[i] is ('*' or '?');
            var endsComponent = i + 1 == text.Length || text[i + 1] == ':';
            var crosses = !isHead || (arn == "resource" && text[i] == '*' && endsComponent);
            items.Add((text[i], isWildcard, isWildcard && !crosses));
            colons += text[i] == ':' ? 1 : 0;
        }

        return items;
    }

    /// <summary>Tries everything, remembering what failed.</summary>
    internal static bool Matches(List<(char Character, bool IsWildcard, bool Stops)> items, string text, bool ignoreCase = false)
    {
        var failed = new HashSet<(int, int)>();
        return Try(0, 0);

        bool Try(int item, int at)
        {
            if (item == items.Count)
            {
                return at == text.Length;
            }

            if (!failed.Add((item, at)))
            {
                return false;
            }

            var (character, isWildcard, stops) = items[item];
            if (isWildcard && character == '*')
            {
                return Try(item + 1, at) || (at < text.Length && !(stops && text[at] == ':') && Try(item, at + 1));
            }

            if (at == text.Length)
            {
                return false;
            }

            var isSame = isWildcard
                ? !(stops && text[at] == ':')
                : ignoreCase ? char.ToUpperInvariant(character) == char.ToUpperInvariant(text[at]) : character == text[at];
            return isSame && Try(item + 1, at + 1);
        }
    }
}
