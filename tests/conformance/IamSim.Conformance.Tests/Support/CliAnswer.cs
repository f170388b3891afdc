using System.Text.Json;

namespace IamSim.Conformance.Tests.Support;

/// <summary>What the AWS CLI made of an answer.</summary>
public sealed class CliAnswer(ToolResult result)
{
    public ToolResult Result => result;

    /// <summary>What it printed, read as JSON.</summary>
    public JsonElement Json { get; } = result.ExitCode == 0 && result.Output.Length > 0 ? JsonDocument.Parse(result.Output).RootElement : default;

    /// <summary>A member of what it printed: <c>At("User", "Arn")</c>.</summary>
    public JsonElement At(params string[] path) =>
        path.Aggregate(Json, (at, name) => at.TryGetProperty(name, out var member) ? member : throw new KeyNotFoundException($"{name} in {result.Output}"));

    public string? Text(params string[] path) => At(path).GetString();

    /// <summary>One member of each element of a list: <c>Texts("Users", "UserName")</c>.</summary>
    public IReadOnlyList<string?> Texts(string list, string member) =>
        At(list).EnumerateArray().Select(e => e.GetProperty(member).GetString()).ToList();

    /// <summary>Expects the line that the CLI prints for a refusal, to the letter.</summary>
    public void Refused(string operation, string code, string message)
    {
        // 254 of version 2 and of late versions 1, 255 of the early ones.
        Assert.InRange(result.ExitCode, 254, 255);
        Assert.Contains($"An error occurred ({code}) when calling the {operation} operation: {message}\n", result.Error, StringComparison.Ordinal);
    }
}
