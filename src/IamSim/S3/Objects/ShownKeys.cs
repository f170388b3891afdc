using System.Text;

namespace IamSim.S3.Objects;

/// <summary>Keys as a list shows them: as they are, or percent-encoded, for XML cannot hold every character.</summary>
/// <param name="isEncoded">Whether the caller asked for <c>encoding-type=url</c>.</param>
internal sealed class ShownKeys(bool isEncoded)
{
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(key))]
    public string? Of(string? key)
    {
        if (!isEncoded || key is null)
        {
            return key;
        }

        var text = new StringBuilder(key.Length + 16);
        foreach (var b in Encoding.UTF8.GetBytes(key))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '*' or '/')
            {
                text.Append(c);
            }
            else if (c == ' ')
            {
                text.Append('+');
            }
            else
            {
                text.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }
}
