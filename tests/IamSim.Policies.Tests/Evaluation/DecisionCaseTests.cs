using System.Text.Json;
using IamSim.Policies.Evaluation;
using IamSim.Policies.Simulation;

namespace IamSim.Policies.Tests.Evaluation;

/// <summary>The curated cases: AWS's rules, one by one.</summary>
public class DecisionCaseTests
{
    public static TheoryData<string> Names => [.. DecisionCase.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_IsDecidedAsAwsDecides(string name)
    {
        var found = DecisionCase.All[name];
        var errors = new List<SimulationError>();
        var request = SimulationReader.Read(found.Request, "request", errors);
        Assert.Empty(errors);

        var decided = RequestSimulator.Run(request!, explain: false);
        var explained = RequestSimulator.Run(request!, explain: true);

        Assert.Equal((found.Expected.Decision, found.Expected.DecidedBy), Words(decided.Decision));
        Assert.Equal(decided.Decision, explained.Decision);
        var explanation = explained.Explanation!;
        Assert.All(found.Expected.SentenceHas, part => Assert.Contains(part, explanation.Sentence, StringComparison.Ordinal));
        Assert.All(found.Expected.Missing, key => Assert.Contains(key, explanation.MissingContextKeys));
        switch (found.Expected.SmallestStatement.ValueKind)
        {
            case JsonValueKind.Null:
                Assert.Null(explanation.SmallestStatement);
                break;
            case JsonValueKind.Object:
                using (var told = JsonDocument.Parse(explanation.SmallestStatement!))
                {
                    Assert.True(JsonElement.DeepEquals(found.Expected.SmallestStatement, told.RootElement), explanation.SmallestStatement);
                }

                break;
        }
    }

    [Fact]
    public void Cases_AreHundreds_EachWithItsRule()
    {
        Assert.True(DecisionCase.All.Count >= 300, $"only {DecisionCase.All.Count}");
        Assert.All(DecisionCase.All.Values, each =>
        {
            Assert.True(each.Rule.Length > 10, $"{each.Name} has no rule");
            Assert.StartsWith("https://docs.aws.amazon.com/", each.Link, StringComparison.Ordinal);
            Assert.Contains(each.Evidence, new[] { "documentation", "guess" });
        });
    }

    private static (string Decision, string By) Words(Decision decision) => (Word(decision.Verdict.ToString()), Word(decision.DecidedBy.ToString()));

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
