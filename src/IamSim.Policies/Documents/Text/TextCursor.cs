namespace IamSim.Policies.Documents.Text;

/// <summary>A place that moves forward through a text and knows its line and column.</summary>
internal sealed class TextCursor(string text)
{
    private int index;
    private int line = 1;
    private int lineStart;

    internal bool AtEnd => index >= text.Length;

    /// <summary>The character here; NUL at the end, which no JSON outside of strings holds.</summary>
    internal char Current => index < text.Length ? text[index] : '\0';

    internal TextPosition Position => new(line, index - lineStart + 1);

    internal int Index => index;

    /// <summary>Steps over one character that is no line break.</summary>
    internal void Advance() => index++;

    internal void SkipWhitespace()
    {
        for (; index < text.Length; index++)
        {
            switch (text[index])
            {
                case ' ' or '\t':
                    break;
                case '\r' when index + 1 < text.Length && text[index + 1] == '\n':
                    break;
                case '\r' or '\n':
                    line++;
                    lineStart = index + 1;
                    break;
                default:
                    return;
            }
        }
    }

    internal bool TryTake(char expected)
    {
        if (Current != expected || AtEnd)
        {
            return false;
        }

        index++;
        return true;
    }

    internal bool TryTake(string expected)
    {
        if (!text.AsSpan(index).StartsWith(expected, StringComparison.Ordinal))
        {
            return false;
        }

        index += expected.Length;
        return true;
    }

    internal string TextSince(int start) => text[start..index];
}
