using IamSim.Policies.Documents;

namespace IamSim.Policies.Tests.Documents;

public class DocumentCaseTests
{
    public static TheoryData<string> Names => [.. DocumentCase.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_Case_AnswersAsAws(string name)
    {
        var expected = DocumentCase.All[name];

        var result = PolicyDocument.Parse(expected.Text, expected.Kind, expected.Partition ?? "aws");

        if (expected.Error is null)
        {
            Assert.Empty(result.Errors);
            Assert.True(result.IsValid);
            return;
        }

        Assert.False(result.IsValid);
        Assert.Equal(
            (expected.Error.Code, expected.Error.Message, expected.Place.Line, expected.Place.Column),
            (result.FirstError.Code, result.FirstError.Message, result.FirstError.Line, result.FirstError.Column));
    }

    [Fact]
    public void Cases_EveryErrorCode_HasOne()
    {
        var covered = DocumentCase.All.Values.Select(found => found.Error?.Code).OfType<PolicyErrorCode>().ToHashSet();

        Assert.All(Enum.GetValues<PolicyErrorCode>(), code => Assert.Contains(code, covered));
    }

    [Fact]
    public void Cases_Evidence_IsNamedAndLinked()
    {
        Assert.All(DocumentCase.All.Values, found =>
        {
            Assert.Contains(found.Evidence, new[] { "documentation", "report", "guess" });
            Assert.StartsWith("https://", found.Link, StringComparison.Ordinal);
            Assert.NotEmpty(found.Reason);
        });
    }
}
