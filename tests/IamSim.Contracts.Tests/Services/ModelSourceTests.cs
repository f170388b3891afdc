using System.Security.Cryptography;
using System.Text.RegularExpressions;
using IamSim.Tests.Models;

namespace IamSim.Contracts.Tests.Services;

/// <summary>The models stay as they were taken: what IamSim adds stands in the overlays.</summary>
public partial class ModelSourceTests
{
    [Fact]
    public void Models_AreVerbatim()
    {
        var folder = Repository.PathOf("src", "IamSim.Contracts", "models");
        var stated = Line().Matches(File.ReadAllText(Path.Combine(folder, "README.md"))).ToDictionary(m => m.Groups["file"].Value, m => m.Groups["hash"].Value);

        var found = Directory.GetFiles(folder, "*.json").Where(f => !f.EndsWith(".overlay.json", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(f), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))));

        Assert.NotEmpty(found);
        Assert.Equal(stated.OrderBy(f => f.Key, StringComparer.Ordinal), found.OrderBy(f => f.Key, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `(?<file>[^`]+\.json)` \|.*`(?<hash>[0-9a-f]{64})` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
