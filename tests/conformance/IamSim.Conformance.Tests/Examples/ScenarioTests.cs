using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Examples;

/// <summary>The scenarios of <c>examples/scenarios</c>, run as their readers run them: on a server of their own, whose clock they move.</summary>
public sealed class ScenarioTests(OwnServer own) : IClassFixture<OwnServer>
{
    public static TheoryData<string> Scenarios =>
        [.. Directory.GetFiles(Repository.PathOf("examples/scenarios"), "*.py").Select(file => Path.GetFileName(file)!).Where(file => file != "scenario.py").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_FailsFirstAndIsMended(string scenario)
    {
        Tool.Require("python3");
        Tool.Require("aws");
        var account = own.NewAccount();

        var result = await Tool.RunAsync("python3", [Repository.PathOf("examples/scenarios/" + scenario)], account.Environment());

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.EndsWith("All checks hold.", result.Output.TrimEnd(), StringComparison.Ordinal);

        // What is told on the screen is in the trail too: each scenario is refused something.
        Assert.Contains(await account.EventsAsync(), e => e.TryGetProperty("errorCode", out _));
    }

    [Fact]
    public void Scenarios_AreAllThere() => Assert.True(Scenarios.Count >= 6, $"only {Scenarios.Count}");
}
