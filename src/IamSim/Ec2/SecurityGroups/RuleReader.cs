using System.Globalization;
using System.Net;
using System.Net.Sockets;
using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Endpoints;
using IamSim.Ec2.Resources;
using IamSim.Ec2.Ways;

namespace IamSim.Ec2.SecurityGroups;

/// <summary>Makes rules of what requests say: a permission has one for each of its peers.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html">EC2: IpPermission</see></remarks>
/// <param name="groups">The ids of the VPC's security groups.</param>
/// <param name="region">Where it is.</param>
/// <param name="isEgress">True for what goes out.</param>
internal sealed class RuleReader(IReadOnlySet<string> groups, string region, bool isEgress)
{
    /// <summary>The rules of all permissions; their ids are given when they are kept.</summary>
    public Outcome<List<RuleEntry>> Read(IEnumerable<IpPermission> permissions)
    {
        var rules = new List<RuleEntry>();
        foreach (var permission in permissions)
        {
            var like = Ports(permission);
            if (like.IsFault)
            {
                return like.Fault;
            }

            var before = rules.Count;
            if (AddPeers(permission, like.Value, rules) is { } fault)
            {
                return fault;
            }

            if (rules.Count == before)
            {
                return Ec2Errors.InvalidValue("A permission must name an IP range, a prefix list or a security group.");
            }
        }

        return rules.Where((rule, at) => rules.Take(at).Any(rule.IsAs)).Any()
            ? Ec2Errors.InvalidValue("The same permission must not appear multiple times")
            : rules;
    }

    private Fault? AddPeers(IpPermission permission, RuleEntry like, List<RuleEntry> rules)
    {
        foreach (var range in permission.IpRanges ?? [])
        {
            if (!AddressBlock.TryParse(range.CidrIp, out var block))
            {
                return Ec2Errors.InvalidValue($"CIDR block {CallText.Shown(range.CidrIp ?? "null")} is malformed");
            }

            rules.Add(like with { Block = block.ToString(), Description = range.Description });
        }

        foreach (var range in permission.Ipv6Ranges ?? [])
        {
            if (!IPNetwork.TryParse(range.CidrIpv6, out var block) || block.BaseAddress.AddressFamily != AddressFamily.InterNetworkV6)
            {
                return Ec2Errors.InvalidValue($"CIDR block {CallText.Shown(range.CidrIpv6 ?? "null")} is malformed");
            }

            rules.Add(like with { Block6 = block.ToString(), Description = range.Description });
        }

        foreach (var list in permission.PrefixListIds ?? [])
        {
            if (list.PrefixListIdValue is null || !PrefixLists.Contains(list.PrefixListIdValue, region))
            {
                return Ec2Errors.Of("InvalidPrefixListID.NotFound", $"The prefix list ID '{CallText.Shown(list.PrefixListIdValue ?? "null")}' does not exist");
            }

            rules.Add(like with { PrefixListId = list.PrefixListIdValue, Description = list.Description });
        }

        foreach (var pair in permission.UserIdGroupPairs ?? [])
        {
            if (pair.GroupId is null || !groups.Contains(pair.GroupId))
            {
                return NetworkKinds.Of<SecurityGroupDetails>().NoSuch(pair.GroupId ?? pair.GroupName ?? "null");
            }

            rules.Add(like with { GroupId = pair.GroupId, Description = pair.Description });
        }

        return null;
    }

    /// <summary>Protocol and ports, as all rules of a permission have them.</summary>
    private Outcome<RuleEntry> Ports(IpPermission permission)
    {
        if (permission.IpProtocol is not { } given)
        {
            return Ec2Errors.Missing("ipProtocol");
        }

        if (Protocol(given) is not { } protocol)
        {
            return Ec2Errors.InvalidValue($"Invalid value '{CallText.Shown(given)}' for IP protocol. Unknown protocol.");
        }

        var (from, to) = (permission.FromPort, permission.ToPort);
        switch (protocol)
        {
            case "tcp" or "udp":
                if (from is null || to is null)
                {
                    return Ec2Errors.InvalidValue("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
                }

                if ((from, to) is (-1, -1))
                {
                    (from, to) = (0, 65535);
                }

                if (from < 0 || to > 65535 || from > to)
                {
                    return Ec2Errors.InvalidValue($"Invalid TCP/UDP port range ({from}:{to})");
                }

                break;
            case "icmp" or "icmpv6":
                (from, to) = (from ?? -1, to ?? -1);
                if (from is < -1 or > 255 || to is < -1 or > 255)
                {
                    return Ec2Errors.InvalidValue($"Invalid ICMP type or code ({from}:{to})");
                }

                break;
            default:
                (from, to) = (null, null);
                break;
        }

        return new RuleEntry(string.Empty, isEgress, protocol, from, to);
    }

    /// <summary>A protocol by its name or number; null for none.</summary>
    private static string? Protocol(string text) => text.ToLowerInvariant() switch
    {
        "-1" or "all" => "-1",
        "tcp" or "6" => "tcp",
        "udp" or "17" => "udp",
        "icmp" or "1" => "icmp",
        "icmpv6" or "58" => "icmpv6",
        var other => byte.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
    };
}
