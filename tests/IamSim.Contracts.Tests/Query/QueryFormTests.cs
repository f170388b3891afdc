using System.Text;
using CsCheck;
using IamSim.Contracts.Query;
using IamSim.Contracts.Validation;

namespace IamSim.Contracts.Tests.Query;

public class QueryFormTests
{
    [Fact]
    public void Form_KeysWithDots_AreATree()
    {
        var root = Parse("Action=CreateUser&Tags.member.1.Key=a+b&Tags.member.1.Value=%e4%BD%a0&&Flag&Empty=&E%71ual=a=b");

        Assert.Equal("CreateUser", root["Action"]!.Value);
        Assert.Equal("a b", root["Tags"]!["member"]!["1"]!["Key"]!.Value);
        Assert.Equal("\u4f60", root["Tags"]!["member"]!["1"]!["Value"]!.Value);
        Assert.Null(root["Tags"]!.Value);
        Assert.Equal("", root["Flag"]!.Value);
        Assert.Equal("", root["Empty"]!.Value);
        Assert.Equal("a=b", root["Equal"]!.Value);
        Assert.Null(root["action"]);
    }

    [Theory]
    [InlineData("A=1&A=2", "The parameter 'A' is given more than once.")]
    [InlineData("A.1=1&B=1&%41.1=2", "The parameter 'A.1' is given more than once.")]
    [InlineData("A=%", "The request is not valid percent-encoded UTF-8.")]
    [InlineData("A=%4", "The request is not valid percent-encoded UTF-8.")]
    [InlineData("A=%zz", "The request is not valid percent-encoded UTF-8.")]
    [InlineData("%zz=A", "The request is not valid percent-encoded UTF-8.")]
    [InlineData("A=%ff", "The request is not valid percent-encoded UTF-8.")]
    [InlineData("A=%c0%80", "The request is not valid percent-encoded UTF-8.")]
    [InlineData("A=%ed%a0%80", "The request is not valid percent-encoded UTF-8.")]
    public void Form_Malformed_SaysWhy(string form, string problem) => Assert.Equal(problem, Problem(Encoding.ASCII.GetBytes(form)));

    [Fact]
    public void Form_WithRawInvalidUtf8_SaysWhy() =>
        Assert.Equal("The request is not valid percent-encoded UTF-8.", Problem([(byte)'A', (byte)'=', 0xC3, (byte)'(']));

    [Fact]
    public void Form_AtItsLimits_IsRead_AndPastThem_Refused()
    {
        var pairs = Enumerable.Range(0, QueryForm.MaxPairs).Select(i => $"K{i}=").ToList();
        var key = new string('k', QueryForm.MaxKeyLength);
        var deep = string.Join('.', Enumerable.Repeat("a", QueryForm.MaxDepth));

        Assert.Null(Problem(Encoding.ASCII.GetBytes(string.Join('&', pairs))));
        Assert.Equal($"The request has more than {QueryForm.MaxPairs} parameters.", Problem(Encoding.ASCII.GetBytes(string.Join('&', pairs) + "&L=")));
        Assert.Null(Problem(Encoding.ASCII.GetBytes(key + "=1")));
        Assert.Equal($"A parameter's name is longer than {QueryForm.MaxKeyLength} bytes.", Problem(Encoding.ASCII.GetBytes(key + "k=1")));
        Assert.Null(Problem(Encoding.ASCII.GetBytes(deep + "=1")));
        Assert.Equal($"A parameter's name is nested deeper than {QueryForm.MaxDepth} levels.", Problem(Encoding.ASCII.GetBytes(deep + ".a=1")));
    }

    [Fact]
    public void Form_AnyText_ComesThrough() => Gen.Select(Gen.String, Gen.String).Where((k, _) => !k.Contains('.', StringComparison.Ordinal) && k.Length < 100).Sample((k, v) =>
    {
        var (key, value) = (string.Concat(k.EnumerateRunes()), string.Concat(v.EnumerateRunes()));
        var root = Parse($"{Uri.EscapeDataString(key)}={Uri.EscapeDataString(value)}");
        Assert.Equal(value, key.Length + value.Length == 0 ? value : root[key]!.Value);
    });

    [Fact]
    public void Form_AnyBytes_NeverThrow() => Gen.OneOf(Gen.Byte, Gen.OneOf((byte)'&', (byte)'=', (byte)'%', (byte)'.', (byte)'+')).Array[0, 60].Sample(bytes =>
        Assert.NotEqual(QueryForm.TryParse(bytes, out _, out var problem), problem is not null));

    [Theory]
    [InlineData("L.member.2=b&L.member.10=c&L.member.1=a", "a b c")]
    [InlineData("L.member.7=b&L.member.3=a", "a b")]
    [InlineData("L.member.0=a", "a")]
    [InlineData("L=", "")]
    [InlineData("L.member=", "")]
    [InlineData("L.entry.1=a", "")]
    public void List_IsInTheOrderOfItsNumbers(string form, string items)
    {
        var violations = new Violations();

        var list = QueryDecoder.List(Parse(form)["L"], "member", "l", violations, static (n, _) => QueryDecoder.String(n));

        Assert.Equal(items, string.Join(' ', list!));
        Assert.False(violations.Any);
    }

    [Theory]
    [InlineData("L.member.x=a")]
    [InlineData("L.member.-1=a")]
    [InlineData("L.member. 1=a")]
    [InlineData("L.member.1=a&L.member.99999999999=b")]
    [InlineData("L.member.1=a&L.member.=b")]
    public void List_WhoseItemsAreNotNumbered_IsAViolation(string form)
    {
        var violations = new Violations();

        Assert.Null(QueryDecoder.List(Parse(form)["L"], "member", "l", violations, static (n, _) => QueryDecoder.String(n)));

        Assert.Equal([new ConstraintViolation("l", ConstraintKind.Type, string.Empty, "a list with numbered items")], violations.Found);
    }

    [Fact]
    public void List_ThatIsNotThere_IsNull() =>
        Assert.Null(QueryDecoder.List(Parse("A=1")["L"], "member", "l", new Violations(), static (n, _) => QueryDecoder.String(n)));

    [Fact]
    public void Blob_WithSpacesAndBreaks_IsRead() =>
        Assert.Equal([0, 1, 2], QueryDecoder.Blob(Parse("B=AA%0AE+C")["B"], "b", new Violations()));

    private static QueryNode Parse(string form)
    {
        Assert.True(QueryForm.TryParse(Encoding.UTF8.GetBytes(form), out var root, out var problem), problem);
        return root;
    }

    private static string? Problem(byte[] form) => QueryForm.TryParse(form, out _, out var problem) ? null : problem;
}
