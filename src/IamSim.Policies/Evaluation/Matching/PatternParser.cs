using System.Text;

namespace IamSim.Policies.Evaluation.Matching;

/// <summary>Takes a pattern apart into wildcards, characters and policy variables.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM: policy variables</see></remarks>
internal static class PatternParser
{
    // The colons before an ARN's resource.
    private const int ColonsOfArn = 5;

    internal static PatternPart[] Parse(string text, PatternSyntax syntax)
    {
        var parts = new List<PatternPart>();
        var tokens = new List<int>(text.Length);
        var isArn = (syntax & (PatternSyntax.ResourceArn | PatternSyntax.ConditionArn)) != 0 && text.Contains(':');
        var colons = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            var within = isArn && colons < ColonsOfArn;
            if (character == '$' && syntax.HasFlag(PatternSyntax.Variables) && !(within && syntax.HasFlag(PatternSyntax.ResourceArn))
                && TryReadVariable(text, index, within, out var variable, out var escaped, out var end))
            {
                if (variable is null)
                {
                    tokens.Add(escaped);
                }
                else
                {
                    Flush();
                    parts.Add(variable);
                }

                index = end;
                continue;
            }

            colons += character == ':' ? 1 : 0;
            tokens.Add(syntax.HasFlag(PatternSyntax.Wildcards) ? Token(text, index, within, syntax) : character);
        }

        Flush();
        var rest = 0;
        for (var index = parts.Count - 1; index >= 0; index--)
        {
            parts[index].Rest = rest;
            rest += parts[index].Tokens.Length;
        }

        // A pattern begins with tokens, be they none, so that its literal beginning is always in the first part.
        return parts is [{ IsVariable: true }, ..] ? [new PatternPart([]), .. parts] : [.. parts];

        void Flush()
        {
            if (tokens.Count > 0)
            {
                parts.Add(new PatternPart([.. tokens]));
                tokens.Clear();
            }
        }
    }

    /// <summary>The pattern with the values of its variables; null where one has none.</summary>
    internal static string? Describe(PatternPart[] parts, RequestContext context)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.IsVariable)
            {
                if (part.ValueIn(context) is not { } value)
                {
                    return null;
                }

                text.Append(value);
                continue;
            }

            foreach (var token in part.Tokens)
            {
                text.Append(token switch
                {
                    PatternTokens.Star or PatternTokens.StarWithin => '*',
                    PatternTokens.Question or PatternTokens.QuestionWithin => '?',
                    _ => (char)token,
                });
            }
        }

        return text.ToString();
    }

    private static int Token(string text, int index, bool within, PatternSyntax syntax) => text[index] switch
    {
        '?' => within ? PatternTokens.QuestionWithin : PatternTokens.Question,
        '*' => within && !(syntax.HasFlag(PatternSyntax.ResourceArn) && EndsComponent(text, index)) ? PatternTokens.StarWithin : PatternTokens.Star,
        var other => other,
    };

    // "If the * wildcard is the last character of a resource ARN segment, it can expand to match beyond the colon boundaries":
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
    private static bool EndsComponent(string text, int index) => index + 1 == text.Length || text[index + 1] == ':';

    // ${key}, ${key, 'default'}, and ${*}, ${?}, ${$} for the characters themselves. Anything else is plain text.
    private static bool TryReadVariable(
        string text, int start, bool within, out PatternPart? variable, out char escaped, out int end)
    {
        (variable, escaped, end) = (null, '\0', start);
        if (start + 1 >= text.Length || text[start + 1] != '{')
        {
            return false;
        }

        if (start + 3 < text.Length && text[start + 3] == '}' && text[start + 2] is '*' or '?' or '$')
        {
            (escaped, end) = (text[start + 2], start + 3);
            return true;
        }

        var from = start + 2;
        var stop = text.AsSpan(from).IndexOfAny(',', '}');
        if (stop < 0)
        {
            return false;
        }

        var key = text.AsSpan(from, stop).Trim();
        if (key.IsEmpty || key.ContainsAny("${*?"))
        {
            return false;
        }

        string? fallback = null;
        end = from + stop;
        if (text[end] == ',' && !TryReadDefault(text, ref end, out fallback))
        {
            end = start;
            return false;
        }

        variable = new PatternPart(key.ToString(), fallback, within);
        return true;
    }

    // From the comma to the brace: white space, a text in single quotes, white space.
    private static bool TryReadDefault(string text, ref int end, out string? fallback)
    {
        fallback = null;
        var open = end + 1;
        while (open < text.Length && text[open] == ' ')
        {
            open++;
        }

        if (open >= text.Length || text[open] != '\'')
        {
            return false;
        }

        var close = text.IndexOf('\'', open + 1);
        if (close < 0)
        {
            return false;
        }

        var brace = close + 1;
        while (brace < text.Length && text[brace] == ' ')
        {
            brace++;
        }

        if (brace >= text.Length || text[brace] != '}')
        {
            return false;
        }

        (fallback, end) = (text[(open + 1)..close], brace);
        return true;
    }
}
