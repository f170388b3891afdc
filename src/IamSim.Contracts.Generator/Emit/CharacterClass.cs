using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace IamSim.Contracts.Generator.Emit;

/// <summary>
/// Most patterns of the models are one class of characters, repeated: <c>[\w+=,.@-]+</c>. Those are checked by a vectorised search for a
/// character outside the class; only the others need a regular expression.
/// </summary>
internal static class CharacterClass
{
    /// <summary>The characters of a pattern <c>[…]+</c> or <c>[…]*</c> over U+0000 to U+00FF; null for any other pattern.</summary>
    public static string? TryRead(string pattern)
    {
        var body = pattern.TrimStart('^').TrimEnd('$');
        if (body.Length < 4 || body[0] != '[' || body[1] == '^' || body[body.Length - 2] != ']' || body[body.Length - 1] is not ('+' or '*'))
        {
            return null;
        }

        body = body.Substring(1, body.Length - 3);
        var members = new bool[256];
        for (var i = 0; i < body.Length;)
        {
            if (TryShorthand(body, ref i, members))
            {
                continue;
            }

            if (ReadCharacter(body, ref i) is not { } first)
            {
                return null;
            }

            var last = first;
            if (i + 1 < body.Length && body[i] == '-')
            {
                i++;
                if (ReadCharacter(body, ref i) is not { } end || end < first)
                {
                    return null;
                }

                last = end;
            }

            if (last > 0xFF)
            {
                return null;
            }

            for (var c = first; c <= last; c++)
            {
                members[c] = true;
            }
        }

        var text = new StringBuilder();
        foreach (var c in Enumerable.Range(0, 256).Where(c => members[c]))
        {
            text.Append((char)c);
        }

        return text.ToString();
    }

    /// <summary>Whether the empty text breaks a pattern that <see cref="TryRead"/> reads: <c>[…]+</c>. AWS then reports the pattern beside the length.</summary>
    public static bool NeedsOne(string pattern) => pattern.TrimEnd('$').EndsWith("+", StringComparison.Ordinal);

    /// <summary><c>\w</c> and <c>\d</c> are ASCII in the models' dialect (Java's).</summary>
    private static bool TryShorthand(string body, ref int i, bool[] members)
    {
        if (body[i] != '\\' || i + 1 >= body.Length || body[i + 1] is not ('w' or 'd'))
        {
            return false;
        }

        var word = body[i + 1] == 'w';
        for (var c = 0; c < 128; c++)
        {
            members[c] |= char.IsDigit((char)c) || (word && (char.IsLetter((char)c) || c == '_'));
        }

        i += 2;
        return true;
    }

    /// <summary>One character, plain or escaped; null for what this reader does not know (<c>\p{L}</c>, nested classes).</summary>
    private static char? ReadCharacter(string body, ref int i)
    {
        if (body[i] == '[' || body[i] == ']')
        {
            return null;
        }

        if (body[i] != '\\')
        {
            return body[i++];
        }

        if (i + 5 < body.Length && body[i + 1] == 'u')
        {
            var code = int.Parse(body.Substring(i + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            i += 6;
            return (char)code;
        }

        if (i + 1 >= body.Length || char.IsLetterOrDigit(body[i + 1]))
        {
            return null;
        }

        i += 2;
        return body[i - 1];
    }
}
