using IamSim.Calls;

namespace IamSim.Kms.Keys;

/// <summary>The ARNs of keys and aliases.</summary>
internal static class KeyArns
{
    public static string OfKey(string account, string region, string id) => $"arn:{Arns.PartitionOf(region)}:kms:{region}:{account}:key/{id}";

    /// <param name="account">The alias's account.</param>
    /// <param name="region">The alias's region.</param>
    /// <param name="name">With <c>alias/</c>.</param>
    public static string OfAlias(string account, string region, string name) => $"arn:{Arns.PartitionOf(region)}:kms:{region}:{account}:{name}";
}
