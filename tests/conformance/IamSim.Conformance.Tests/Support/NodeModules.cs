namespace IamSim.Conformance.Tests.Support;

/// <summary>The AWS SDK for JavaScript, installed from the lock file by the first test that needs it.</summary>
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
            if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
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
