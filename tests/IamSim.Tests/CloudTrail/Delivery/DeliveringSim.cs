using IamSim.Tests.CloudTrail.Delivery;
using IamSim.Tests.Support;

[assembly: AssemblyFixture(typeof(DeliveringSim))]

namespace IamSim.Tests.CloudTrail.Delivery;

/// <summary>A server whose clock is turned to make deliveries due; its trails deliver into a folder that tests can read.</summary>
public sealed class DeliveringSim : Sim
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iamsim-delivery-");

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["IamSim:CloudTrail:DeliveryFolder"] = _folder.FullName };

    /// <summary>The keys of what a bucket has, sorted; metadata aside.</summary>
    public IReadOnlyList<string> Keys(string bucket)
    {
        var folder = Path.Combine(_folder.FullName, bucket);
        return !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "*.json.gz", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal)];
    }

    /// <summary>The file of an object.</summary>
    public string PathOf(string bucket, string key) => Path.Combine(_folder.FullName, bucket, key);
}
