using System.Text.Json;

namespace IamSim.Conformance.Tests.Support;

/// <summary>A script that drives the server through an SDK of another language, and tells each check as a line of JSON.</summary>
internal static class Scenario
{
    /// <summary>Runs one scenario of a script in an account of its own and expects every check to pass.</summary>
    public static async Task RunAsync(LiveAccount account, string program, string script, string scenario)
    {
        var result = await Tool.RunAsync(program, [script, scenario], account.Environment(), Path.GetDirectoryName(script));
        var checks = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<Check>(line, JsonSerializerOptions.Web)!).ToList();
        Assert.True(result.ExitCode == 0, $"{scenario}: {result}");
        Assert.All(checks, check => Assert.True(check.Passed, $"{scenario}: {check.Name}: {check.Detail}"));
        Assert.NotEmpty(checks);
    }

    private sealed record Check(string Name, bool Passed, string? Detail);
}
