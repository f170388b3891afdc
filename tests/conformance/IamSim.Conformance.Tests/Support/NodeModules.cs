namespace IamSim.Conformance.Tests.Support;

/// <summary>The packages of the lock file (the AWS SDK for JavaScript, a parser of HCL), installed by the first test that needs them.</summary>
public sealed class NodeModules : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public static string Folder { get; } = Repository.PathOf("tests/conformance/node");

    public async Task RequireAsync()
    {
        Tool.Require("node");
        Tool.Require("npm");
        await _one.WaitAsync();
        try
        {
            var installed = File.GetLastWriteTimeUtc(Path.Combine(Folder, "node_modules", ".package-lock.json"));
            if (installed < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            {
                var result = await Tool.RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], folder: Folder);
                Assert.True(result.ExitCode == 0, $"npm ci: {result}");
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
