using System.Text;

namespace IamSim.Policies.Documents.Text;

/// <summary>Reads JSON strings.</summary>
internal static class JsonStrings
{
    private const int HexDigits = 4;

    /// <summary>The string whose opening quote the cursor stands on, or null with the cursor on what is wrong.</summary>
    internal static string? Read(TextCursor cursor)
    {
        cursor.Advance();
        var start = cursor.Index;
        StringBuilder? unescaped = null;
        while (true)
        {
            var character = cursor.Current;
            switch (character)
            {
                case '"':
                    var value = unescaped?.ToString() ?? cursor.TextSince(start);
                    if (!IsWellFormed(value))
                    {
                        return null;
                    }

                    cursor.Advance();
                    return value;
                case '\\':
                    unescaped ??= new StringBuilder(cursor.TextSince(start));
                    if (ReadEscape(cursor) is not { } escaped)
                    {
                        return null;
                    }

                    unescaped.Append(escaped);
                    break;
                // Control characters must be escaped; the end of the text reads as one.
                case < ' ':
                    return null;
                default:
                    unescaped?.Append(character);
                    cursor.Advance();
                    break;
            }
        }
    }

    private static char? ReadEscape(TextCursor cursor)
    {
        cursor.Advance();
        char? value = cursor.Current switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => '\0',
            _ => null,
        };
        if (value is null)
        {
            return null;
        }

        var isCode = cursor.Current == 'u';
        cursor.Advance();
        return isCode ? ReadCode(cursor) : value;
    }

    private static char? ReadCode(TextCursor cursor)
    {
        var code = 0;
        for (var digit = 0; digit < HexDigits; digit++)
        {
            if (!char.IsAsciiHexDigit(cursor.Current))
            {
                return null;
            }

            code = (code * 16) + HexValue(cursor.Current);
            cursor.Advance();
        }

        return (char)code;
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    // Half of a surrogate pair is no character: it could be neither printed nor compared.
    private static bool IsWellFormed(string value)
    {
        for (var index = 0; index < value.Length; index++)
        {
            if (!char.IsSurrogate(value[index]))
            {
                continue;
            }

            if (index + 1 >= value.Length || !char.IsSurrogatePair(value[index], value[index + 1]))
            {
                return false;
            }

            index++;
        }

        return true;
    }
}
