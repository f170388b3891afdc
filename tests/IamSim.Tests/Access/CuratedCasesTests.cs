using System.Text;
using System.Text.Json;
using IamSim.Tests.Models;
using IamSim.Tests.Support;

namespace IamSim.Tests.Access;

/// <summary>The curated cases of the engine, a file in one call: REST takes them as they are and decides alike.</summary>
public class CuratedCasesTests(Sim sim)
{
    private static readonly string Folder = Repository.PathOf("tests", "IamSim.Policies.Tests", "cases", "decisions");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Simulations_OfAFile_DecidedAsExpected(string file)
    {
        using var cases = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, file)));
        var body = new StringBuilder("{\"explain\":true,\"requests\":[");
        body.AppendJoin(',', cases.RootElement.EnumerateArray().Select(each => each.GetProperty("request").GetRawText())).Append("]}");

        var answer = await sim.NewAccount().RestAsync("POST", "/simulations", body.ToString());

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(
            cases.RootElement.EnumerateArray().Select(each => $"{each.GetProperty("name")}: {Said(each.GetProperty("expected"))}"),
            cases.RootElement.EnumerateArray().Zip(answer.Json.GetProperty("results").EnumerateArray(), (each, result) => $"{each.GetProperty("name")}: {Said(result)}"));
    }

    private static string Said(JsonElement decision) => $"{decision.GetProperty("decision")} by {decision.GetProperty("decidedBy")}";
}
