using System.Text.Json;
using System.Text.Json.Serialization;
using IamSim.Policies.Documents;
using IamSim.Policies.Findings;

namespace IamSim.Policies.Tests.Findings;

/// <summary>A policy and what is questionable in it: a case of <c>cases/findings</c>.</summary>
/// <param name="Name">What is special in it.</param>
/// <param name="Document">The policy.</param>
/// <param name="Findings">Each as <c>CODE path</c>.</param>
/// <param name="Kind">What it is parsed as.</param>
public sealed record FindingCase(string Name, JsonElement Document, IReadOnlyList<string> Findings, PolicyKind Kind = PolicyKind.Identity);

/// <summary>The findings, code by code.</summary>
public class FindingCaseTests
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Dictionary<string, FindingCase> Cases = Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "cases", "findings"), "*.json")
        .SelectMany(file => JsonSerializer.Deserialize<FindingCase[]>(File.ReadAllText(file), Options)!)
        .ToDictionary(found => found.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_FindsWhatIsQuestionable_AndNothingElse(string name)
    {
        var found = Cases[name];
        var parsed = PolicyDocument.Parse(found.Document.GetRawText(), found.Kind, "aws");
        Assert.True(parsed.IsValid, parsed.FirstError?.ToString());

        var findings = PolicyFindings.Check(parsed.Document!);

        Assert.Equal(found.Findings.Order(StringComparer.Ordinal), findings.Select(finding => $"{finding.Code} {finding.Path}".TrimEnd()).Order(StringComparer.Ordinal));
        Assert.All(findings, finding =>
        {
            Assert.True(finding.Message.Length > 20);
            Assert.True(finding.Position is { Line: >= 1, Column: >= 1 });
        });
    }

    [Fact]
    public void Cases_AreMany() => Assert.True(Cases.Count >= 50, $"only {Cases.Count}");
}
