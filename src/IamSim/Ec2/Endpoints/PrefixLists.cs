using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using IamSim.Ec2.Ways;

namespace IamSim.Ec2.Endpoints;

/// <summary>AWS's own prefix lists: the addresses of the services that gateway endpoints lead to.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html">VPC: AWS-managed prefix lists</see>. The ids of
/// some regions are AWS's, as its documentation's examples show them; those of the others are made up, the same at every start. The blocks are those of
/// us-east-1 for every region: nothing but the way of a packet depends on them.
/// </remarks>
internal static class PrefixLists
{
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["s3:us-east-1"] = "pl-63a5400a",
        ["s3:us-east-2"] = "pl-7ba54012",
        ["s3:us-west-1"] = "pl-6ba54002",
        ["s3:us-west-2"] = "pl-68a54001",
        ["s3:eu-west-1"] = "pl-6da54004",
        ["s3:eu-central-1"] = "pl-6ea54007",
        ["dynamodb:us-east-1"] = "pl-02cd2c6b",
        ["dynamodb:us-west-2"] = "pl-00a54069",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, AddressBlock[]> Blocks = new Dictionary<string, AddressBlock[]>
    {
        ["s3"] = Of("3.5.0.0/19", "16.182.0.0/16", "18.34.0.0/19", "52.216.0.0/15", "54.231.0.0/16"),
        ["dynamodb"] = Of("3.218.180.0/22", "52.94.0.0/22", "52.119.224.0/20"),
    }.ToFrozenDictionary();

    /// <summary>The id of a service's list in a region, <c>pl-63a5400a</c>.</summary>
    public static string IdOf(string service, string region)
    {
        var key = $"{service}:{region}";
        return Known.GetValueOrDefault(key) ?? "pl-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..8];
    }

    /// <summary>The addresses of a service; none where no list is kept of it.</summary>
    public static IReadOnlyList<AddressBlock> BlocksOf(string service) => Blocks.GetValueOrDefault(service, []);

    /// <summary>Whether a region has a prefix list of this id.</summary>
    public static bool Contains(string id, string region) => Blocks.Keys.Any(service => IdOf(service, region) == id);

    private static AddressBlock[] Of(params string[] blocks) =>
        [.. blocks.Select(text => AddressBlock.TryParse(text, out var block) ? block : throw new InvalidOperationException(text))];
}
