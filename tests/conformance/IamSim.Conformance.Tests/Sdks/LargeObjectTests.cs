using System.Globalization;
using IamSim.Conformance.Tests.Support;

namespace IamSim.Conformance.Tests.Sdks;

/// <summary>A large object in parts, there and back: the server holds none of it in memory. <c>IAMSIM_LARGE</c> says another number of megabytes.</summary>
public sealed class LargeObjectTests(OwnServer own) : IClassFixture<OwnServer>
{
    private const long MostGrowth = 100_000_000;

    [Fact]
    public async Task LargeObject_InParts_LeavesMemoryFlat()
    {
        Tool.Require(Tool.IsOnPath("python3") && (await Tool.RunAsync("python3", ["-c", "import boto3"])).ExitCode == 0, "python3 with boto3");
        Tool.Require(OperatingSystem.IsLinux(), "/proc");
        var account = await own.NewAccount().AdministratorAsync();
        var script = Repository.PathOf("tests/conformance/python/s3requests.py");

        // What code and buffers take is taken after forty megabytes; what grows after that grows with the object.
        await Scenario.RunAsync(account, "python3", script, "warm_up");
        var before = Peak();
        await Scenario.RunAsync(account, "python3", script, "large");
        var growth = Peak() - before;

        Assert.True(growth < MostGrowth, $"The server's memory grew by {growth} bytes.");
    }

    /// <summary>The most memory that was ever resident, in bytes: <c>VmHWM:   123456 kB</c>.</summary>
    private long Peak() => 1024 * long.Parse(
        File.ReadLines($"/proc/{own.Server.ProcessId}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
