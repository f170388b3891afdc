using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CsCheck;
using IamSim.Contracts.Xml;

namespace IamSim.Contracts.Tests.Xml;

public class XmlShapeWriterTests
{
    /// <summary>Any UTF-16 at all: control characters, halves of pairs, characters that XML lacks, markup.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Int[0, 0xFFFF].Select(c => ((char)c).ToString()),
        Gen.Int[0, 0x20].Select(c => ((char)c).ToString()),
        Gen.Int[0xD7F0, 0xE010].Select(c => ((char)c).ToString()),
        Gen.OneOf("<", ">", "&", "\"", "'", "]]>", "<!--", "&amp;", "\r\n", "\U0001F600", "\uFFFE", "\uFEFF", "\U0010FFFF")).Array[0, 40].Select(string.Concat);

    [Fact]
    public void Text_AnyString_IsWellFormedAndReadsBack() => AnyText.Sample(
        text => Assert.Equal(Expected(text), XElement.Parse(Written(w => w.Text(text)), LoadOptions.PreserveWhitespace).Value),
        iter: 20_000);

    [Fact]
    public void Document_AnyString_IsPlainAsciiThatDecodes() => AnyText.Sample(
        text =>
        {
            var value = XElement.Parse(Written(w => w.Document(text)), LoadOptions.PreserveWhitespace).Value;
            Assert.All(value, c => Assert.True(char.IsAsciiLetterOrDigit(c) || "-._~%".Contains(c, StringComparison.Ordinal)));
            Assert.Equal(string.Concat(text.EnumerateRunes()), Uri.UnescapeDataString(value));
        },
        iter: 5_000);

    [Fact]
    public void Scalars_AreWrittenAsTheProtocolHasThem()
    {
        var time = new DateTimeOffset(2026, 1, 5, 1, 2, 3, 987, TimeSpan.FromHours(1));

        Assert.Equal("<v>-9223372036854775808</v>", Written(w => w.Integer(long.MinValue)));
        Assert.Equal("<v>false</v>", Written(w => w.Boolean(false)));
        Assert.Equal("<v>2026-01-05T00:02:03Z</v>", Written(w => w.Timestamp(time, Timestamps.Iso8601)));
        Assert.Equal("<v>Mon, 05 Jan 2026 00:02:03 GMT</v>", Written(w => w.Timestamp(time, Timestamps.Rfc822)));
        Assert.Equal("<v>1767571323</v>", Written(w => w.UnixSeconds(time)));
        Assert.Equal("<v>/+8=</v>", Written(w => w.Blob([0xFF, 0xEF])));
        Assert.Equal("<v></v>", Written(w => w.Blob([])));
    }

    [Fact]
    public void Double_AnyNumber_ReadsBack() => Gen.Double.Sample(
        d => Assert.Equal(d, double.Parse(XElement.Parse(Written(w => w.Double(d))).Value, CultureInfo.InvariantCulture)));

    private static string Expected(string text)
    {
        var expected = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            expected.Append(rune.Value <= 0xFFFF && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return expected.ToString();
    }

    private static string Written(Action<XmlShapeWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var xml = new XmlShapeWriter(bytes);
        xml.Raw("<v>"u8);
        write(xml);
        xml.Raw("</v>"u8);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
