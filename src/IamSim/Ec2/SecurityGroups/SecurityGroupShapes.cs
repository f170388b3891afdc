using System.Globalization;
using IamSim.Calls;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.SecurityGroups;

/// <summary>Security groups and their rules as answers show them.</summary>
internal static class SecurityGroupShapes
{
    public static readonly ResourceFilters<SecurityGroupDetails> Filters = Rules(
        Rules(
            new ResourceFilters<SecurityGroupDetails>(group => Ec2Tags.Shown(group.Row.Tags))
                .One("group-id", group => group.Id)
                .One("group-name", group => group.Details.Name)
                .One("description", group => group.Details.Description)
                .One("vpc-id", group => group.VpcId),
            "ip-permission.",
            isEgress: false),
        "egress.ip-permission.",
        isEgress: true);

    public static SecurityGroup Shown(Stored<SecurityGroupDetails> group) => new()
    {
        GroupId = group.Id,
        GroupName = group.Details.Name,
        Description = group.Details.Description,
        VpcId = group.VpcId,
        OwnerId = group.Row.AccountId,
        SecurityGroupArn = ArnOf(group.Row, "security-group", group.Id),
        IpPermissions = Permissions(group.Details.Rules.Where(rule => !rule.IsEgress), group.Row.AccountId),
        IpPermissionsEgress = Permissions(group.Details.Rules.Where(rule => rule.IsEgress), group.Row.AccountId),
        Tags = Ec2Tags.Shown(group.Row.Tags),
    };

    /// <summary>Rules as permissions: those of the same protocol and ports are one.</summary>
    public static IReadOnlyList<IpPermission> Permissions(IEnumerable<RuleEntry> rules, string account) =>
        [.. rules.GroupBy(rule => (rule.Protocol, rule.FromPort, rule.ToPort)).Select(alike => new IpPermission
        {
            IpProtocol = alike.Key.Protocol,
            FromPort = alike.Key.FromPort,
            ToPort = alike.Key.ToPort,
            IpRanges = [.. alike.Where(rule => rule.Block is not null).Select(rule => new IpRange { CidrIp = rule.Block, Description = rule.Description })],
            Ipv6Ranges = [.. alike.Where(rule => rule.Block6 is not null).Select(rule => new Ipv6Range { CidrIpv6 = rule.Block6, Description = rule.Description })],
            PrefixListIds = [.. alike.Where(rule => rule.PrefixListId is not null)
                .Select(rule => new PrefixListId { PrefixListIdValue = rule.PrefixListId, Description = rule.Description })],
            UserIdGroupPairs = [.. alike.Where(rule => rule.GroupId is not null)
                .Select(rule => new UserIdGroupPair { GroupId = rule.GroupId, UserId = account, Description = rule.Description })],
        })];

    public static SecurityGroupRule Shown(Stored<SecurityGroupDetails> group, RuleEntry rule) => new()
    {
        SecurityGroupRuleId = rule.Id,
        SecurityGroupRuleArn = ArnOf(group.Row, "security-group-rule", rule.Id),
        GroupId = group.Id,
        GroupOwnerId = group.Row.AccountId,
        IsEgress = rule.IsEgress,
        IpProtocol = rule.Protocol,
        FromPort = rule.FromPort ?? -1,
        ToPort = rule.ToPort ?? -1,
        CidrIpv4 = rule.Block,
        CidrIpv6 = rule.Block6,
        PrefixListId = rule.PrefixListId,
        ReferencedGroupInfo = rule.GroupId is null ? null : new ReferencedSecurityGroup { GroupId = rule.GroupId, UserId = group.Row.AccountId },
        Description = rule.Description,
        Tags = Ec2Tags.Shown(rule.Tags),
    };

    public static RevokedSecurityGroupRule Revoked(Stored<SecurityGroupDetails> group, RuleEntry rule) => new()
    {
        SecurityGroupRuleId = rule.Id,
        GroupId = group.Id,
        IsEgress = rule.IsEgress,
        IpProtocol = rule.Protocol,
        FromPort = rule.FromPort ?? -1,
        ToPort = rule.ToPort ?? -1,
        CidrIpv4 = rule.Block,
        CidrIpv6 = rule.Block6,
        PrefixListId = rule.PrefixListId,
        ReferencedGroupId = rule.GroupId,
        Description = rule.Description,
    };

    /// <summary>A rule as the error of a duplicate names it.</summary>
    public static string Told(RuleEntry rule)
    {
        var peer = rule.Block ?? rule.Block6 ?? rule.PrefixListId ?? rule.GroupId;
        return rule.Protocol == "-1"
            ? $"peer: {peer}, ALL, ALLOW"
            : string.Create(CultureInfo.InvariantCulture, $"peer: {peer}, {rule.Protocol.ToUpperInvariant()}, from port: {rule.FromPort}, to port: {rule.ToPort}, ALLOW");
    }

    public static string ArnOf(NetworkResource row, string type, string id) => $"arn:{Arns.PartitionOf(row.Region)}:ec2:{row.Region}:{row.AccountId}:{type}/{id}";

    private static ResourceFilters<SecurityGroupDetails> Rules(ResourceFilters<SecurityGroupDetails> filters, string prefix, bool isEgress)
    {
        ResourceFilters<SecurityGroupDetails> Rule(string name, Func<RuleEntry, string?> value) =>
            filters.Many(prefix + name, group => group.Details.Rules.Where(rule => rule.IsEgress == isEgress).Select(value));

        Rule("cidr", rule => rule.Block);
        Rule("ipv6-cidr", rule => rule.Block6);
        Rule("prefix-list-id", rule => rule.PrefixListId);
        Rule("group-id", rule => rule.GroupId);
        Rule("protocol", rule => rule.Protocol);
        Rule("from-port", rule => rule.FromPort?.ToString(CultureInfo.InvariantCulture));
        return Rule("to-port", rule => rule.ToPort?.ToString(CultureInfo.InvariantCulture));
    }
}
