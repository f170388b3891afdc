using IamSim.Ec2.Facts;

namespace IamSim.Ec2.Ways;

/// <summary>What security groups let through to port 443, over which all services are called.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">VPC: Security group rules</see>. "Security groups are stateful": an
/// answer needs no rule. An interface's own address is not known before it is made, so a rule has to hold for each address of its subnet.
/// </remarks>
internal static class Passage
{
    private const int Port = 443;

    /// <summary>Whether some groups together let through to, or from, every address of some blocks.</summary>
    public static bool Covers(IEnumerable<SecurityRuleFacts> rules, IReadOnlyList<AddressBlock> blocks)
    {
        var let = rules.Where(IsForPort).SelectMany(rule => rule.CidrBlocks)
            .Select(text => AddressBlock.TryParse(text, out var block) ? block : (AddressBlock?)null).OfType<AddressBlock>().ToList();
        return blocks.Count > 0 && blocks.All(block => block.IsCoveredBy(let));
    }

    /// <summary>Whether a rule names one of some groups.</summary>
    public static bool Names(IEnumerable<SecurityRuleFacts> rules, IReadOnlyCollection<string> groups) =>
        rules.Any(rule => IsForPort(rule) && rule.GroupIds.Any(groups.Contains));

    /// <summary>Whether a rule names a prefix list.</summary>
    public static bool Lists(IEnumerable<SecurityRuleFacts> rules, string prefixList) =>
        rules.Any(rule => IsForPort(rule) && rule.PrefixLists.Contains(prefixList));

    private static bool IsForPort(SecurityRuleFacts rule) =>
        rule.Protocol == "-1" || (rule.Protocol is "tcp" or "6" && rule.FromPort <= Port && Port <= rule.ToPort);
}
