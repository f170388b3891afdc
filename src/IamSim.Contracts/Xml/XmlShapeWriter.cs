using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace IamSim.Contracts.Xml;

/// <summary>
/// Writes XML answers as UTF-8. Generated code writes the tags, which are constants; this escapes the values between them.
/// </summary>
/// <param name="output">Where the bytes go.</param>
public sealed class XmlShapeWriter(IBufferWriter<byte> output)
{
    /// <summary>Characters of a value that cannot stand as they are. XML 1.0 has no way to write most control characters.</summary>
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "<>&\"\r\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\v\f\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\ufffe\uffff");

    /// <summary>Writes markup as it is.</summary>
    public void Raw(ReadOnlySpan<byte> markup) => output.Write(markup);

    public void Text(string value)
    {
        var rest = value.AsSpan();
        while (true)
        {
            var next = rest.IndexOfAny(Escaped);
            Utf8(next < 0 ? rest : rest[..next]);
            if (next < 0)
            {
                return;
            }

            output.Write(rest[next] switch
            {
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '&' => "&amp;"u8,
                '"' => "&quot;"u8,
                '\r' => "&#xD;"u8,
                _ => "\uFFFD"u8,
            });
            rest = rest[(next + 1)..];
        }
    }

    /// <summary>A policy document, percent-encoded by RFC 3986 as IAM returns all of them.</summary>
    public void Document(string value) => Utf8(Uri.EscapeDataString(value));

    public void Integer(long value)
    {
        Utf8Formatter.TryFormat(value, output.GetSpan(20), out var written);
        output.Advance(written);
    }

    public void Double(double value) => Utf8(value.ToString("R", CultureInfo.InvariantCulture));

    public void Boolean(bool value) => output.Write(value ? "true"u8 : "false"u8);

    public void Timestamp(DateTimeOffset value, string format)
    {
        value.UtcDateTime.TryFormat(output.GetSpan(64), out var written, format, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    public void UnixSeconds(DateTimeOffset value) => Integer(value.ToUnixTimeSeconds());

    public void Blob(ReadOnlySpan<byte> value)
    {
        Base64.EncodeToUtf8(value, output.GetSpan(Base64.GetMaxEncodedToUtf8Length(value.Length)), out _, out var written);
        output.Advance(written);
    }

    /// <summary>Lone surrogates become U+FFFD.</summary>
    private void Utf8(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            Encoding.UTF8.GetBytes(text, output);
        }
    }
}
