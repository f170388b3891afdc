using CsCheck;
using IamSim.Policies.Documents;

namespace IamSim.Policies.Tests.Documents;

public class PolicyDocumentProperties
{
    private static readonly PolicyKind[] Kinds = Enum.GetValues<PolicyKind>();

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\u", "null", "true", "-1e9", " ", "\n", "\"Version\":", "\"2012-10-17\"", "\"Statement\":",
        "\"Effect\":\"Allow\"", "\"Action\":\"*\"", "\"Resource\":", "\"Principal\":", "\"AWS\":", "\"Condition\":", "\"StringEquals\":",
        "\"arn:aws:\"", "\"arn:aws:iam::\"", "\"*\"", "\ud800", "\"Sid\":\"a\"", "\0",
    ];

    [Fact]
    public void Parse_AnyCharacters_NeverThrows() =>
        Gen.Select(Gen.String[Gen.Char, 0, 60], Gen.OneOf(Kinds)).Sample(AssertHasAnAnswer);

    [Fact]
    public void Parse_AnyTokens_NeverThrows() =>
        Gen.Select(Gen.OneOf(Tokens).Array[0, 40].Select(string.Concat), Gen.OneOf(Kinds)).Sample(AssertHasAnAnswer);

    [Fact]
    public void Parse_DamagedCase_NeverThrows()
    {
        var texts = DocumentCase.All.Values.Select(found => found.Text).Where(text => text.Length > 0).ToArray();
        Gen.Select(Gen.OneOf(texts), Gen.Int[0, int.MaxValue], Gen.OneOf(Tokens), Gen.OneOf(Kinds)).Sample((text, at, token, kind) =>
        {
            AssertHasAnAnswer(text.Insert(at % (text.Length + 1), token), kind);
            AssertHasAnAnswer(text.Remove(at % text.Length, 1), kind);
        });
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("\\u")]
    [InlineData("9")]
    [InlineData(" ")]
    [InlineData("\"a\":")]
    [InlineData("[],")]
    public void Parse_MegabyteOfOne_AnswersQuickly(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        foreach (var kind in Kinds)
        {
            AssertHasAnAnswer(text, kind);
            AssertHasAnAnswer("[" + text + "]", kind);
            AssertHasAnAnswer("{\"Statement\":[" + text + "{}]}", kind);
        }

        // Parsing takes milliseconds; only time that grows faster than the text comes near this.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Parse_ManyErrors_AreBounded()
    {
        var text = "{\"Statement\":[" + string.Join(',', Enumerable.Repeat("{}", 100_000)) + "]}";

        Assert.Equal(100, PolicyDocument.Parse(text, PolicyKind.Identity, "aws").Errors.Length);
    }

    [Fact]
    public void ToJson_ValidCase_ParsesToTheSame() =>
        Assert.All(DocumentCase.All.Values.Where(found => found.Error is null), found => AssertPrintsBack(found.Text, found.Kind, found.Partition ?? "aws"));

    [Fact]
    public void Parse_GeneratedDocument_HoldsWhatWasWritten() =>
        PolicyGenerator.Documents.Sample((text, kind, description) =>
        {
            var result = PolicyDocument.Parse(text, kind, "aws");
            Assert.Empty(result.Errors);
            Assert.Equal(description, PolicyDescription.Of(result.Document!));
            AssertPrintsBack(text, kind, "aws");
        });

    private static void AssertHasAnAnswer(string text, PolicyKind kind)
    {
        var result = PolicyDocument.Parse(text, kind, "aws");
        Assert.Equal(result.IsValid, result.Errors.IsEmpty);
        Assert.All(result.Errors, error =>
        {
            Assert.NotEmpty(error.Message);
            Assert.InRange(error.Line, 1, text.Length + 1);
            Assert.InRange(error.Column, 1, text.Length + 1);
        });
    }

    private static void AssertPrintsBack(string text, PolicyKind kind, string partition)
    {
        var document = PolicyDocument.Parse(text, kind, partition).Document!;
        var printed = PolicyDocument.Parse(document.ToJson(), kind, partition);
        Assert.Empty(printed.Errors);
        Assert.Equal(PolicyDescription.Of(document), PolicyDescription.Of(printed.Document!));
        Assert.Equal(document.ToJson(), printed.Document!.ToJson());
    }
}
