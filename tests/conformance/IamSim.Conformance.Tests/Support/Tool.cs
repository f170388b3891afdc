using System.Diagnostics;

namespace IamSim.Conformance.Tests.Support;

/// <summary>What a program left behind.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public override string ToString() => $"exit code {ExitCode}\n--- stdout\n{Output}\n--- stderr\n{Error}";
}

/// <summary>A program of this machine that drives the server. A test without it is skipped; in CI it fails.</summary>
public static class Tool
{
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(5);

    private static readonly bool IsCi = Environment.GetEnvironmentVariable("CI") == "true";

    public static void Require(bool isThere, string what)
    {
        if (!isThere && IsCi)
        {
            Assert.Fail($"{what} is absent, and CI skips nothing.");
        }

        Assert.SkipUnless(isThere, $"{what} is absent.");
    }

    /// <summary>Requires a program of the PATH.</summary>
    public static void Require(string program) => Require(IsOnPath(program), $"The program {program}");

    public static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a program to its end and reads what it writes.</summary>
    public static async Task<ToolResult> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(MostTime);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', start.ArgumentList)} did not end within {MostTime}.");
        }

        return new ToolResult(process.ExitCode, await output, await error);
    }
}
