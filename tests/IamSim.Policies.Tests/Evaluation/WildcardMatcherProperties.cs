using CsCheck;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Evaluation.Matching;
using IamSim.Policies.Tests.Evaluation.Naive;

namespace IamSim.Policies.Tests.Evaluation;

/// <summary>The matcher against trying everything.</summary>
public class WildcardMatcherProperties
{
    private static readonly Gen<string> Patterns = Gen.OneOf('a', 'b', ':', '*', '*', '?').Array[0, 14].Select(characters => new string(characters));

    private static readonly Gen<string> Texts = Gen.OneOf('a', 'b', ':').Array[0, 14].Select(characters => new string(characters));

    [Theory]
    [InlineData("")]
    [InlineData("resource")]
    [InlineData("condition")]
    public void IsMatch_AgreesWithTryingEverything(string arn)
    {
        var syntax = PatternSyntax.Wildcards | arn switch { "resource" => PatternSyntax.ResourceArn, "condition" => PatternSyntax.ConditionArn, _ => PatternSyntax.None };
        Gen.Select(Patterns, Texts).Sample(
            (pattern, text) => Pattern.Compile(pattern, syntax).IsMatch(text, RequestContext.Empty)
                == NaiveText.Matches(NaiveText.Items(pattern, wildcards: true, variables: false, arn, RequestContext.Empty)!, text),
            iter: 100_000);
    }

    [Fact]
    public void IsMatch_OfAHostilePattern_AllocatesNothing()
    {
        var pattern = Pattern.Compile(string.Concat(Enumerable.Repeat("*a", 1000)) + "b", PatternSyntax.Wildcards);
        var text = new string('a', 2000);
        pattern.IsMatch(text, RequestContext.Empty);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var isMatch = pattern.IsMatch(text, RequestContext.Empty);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.False(isMatch);
    }
}
