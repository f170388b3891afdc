using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.SecurityGroups;

/// <summary>Adds rules to security groups and takes them away: the same both ways.</summary>
internal sealed class RuleChanges(Networks networks)
{
    /// <summary>"60 inbound or outbound rules per security group".</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups">VPC: Quotas</see></remarks>
    private const int MostRules = 60;

    /// <summary>Adds rules; gives the group as it is then and the new rules.</summary>
    public async ValueTask<Outcome<Tuple<Stored<SecurityGroupDetails>, List<RuleEntry>>>> AuthorizeAsync(
        Call call, Stored<SecurityGroupDetails> group, bool isEgress, IReadOnlyList<IpPermission> permissions, IReadOnlyList<TagSpecification>? specifications, CancellationToken ct)
    {
        var tags = Ec2Tags.Read(specifications, "security-group-rule");
        if (tags.IsFault)
        {
            return tags.Fault;
        }

        var read = await ReadAsync(call, group, isEgress, permissions, ct);
        if (read.IsFault)
        {
            return read.Fault;
        }

        if (read.Value.Find(rule => group.Details.Rules.Any(rule.IsAs)) is { } twice)
        {
            return Ec2Errors.Of("InvalidPermission.Duplicate", $"the specified rule \"{SecurityGroupShapes.Told(twice)}\" already exists");
        }

        var made = read.Value.ConvertAll(rule => rule with { Id = networks.NewId("sgr"), Tags = [.. tags.Value] });
        if (group.Details.Rules.Count(rule => rule.IsEgress == isEgress) + made.Count > MostRules)
        {
            return Ec2Errors.Of("RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached.");
        }

        return Tuple.Create(group.Change(group.Details with { Rules = [.. group.Details.Rules, .. made] }), made);
    }

    /// <summary>Takes rules away that are named by their ids or by what they let through; gives those.</summary>
    public async ValueTask<Outcome<List<RuleEntry>>> RevokeAsync(
        Call call, Stored<SecurityGroupDetails> group, bool isEgress, IReadOnlyList<IpPermission> permissions, IReadOnlyList<string>? ruleIds, CancellationToken ct)
    {
        var revoked = new List<RuleEntry>();
        foreach (var id in ruleIds ?? [])
        {
            if (group.Details.Rules.FirstOrDefault(rule => rule.Id == id && rule.IsEgress == isEgress) is not { } found)
            {
                return Ec2Errors.Of("InvalidSecurityGroupRuleId.NotFound", $"The security group rule ID '{CallText.Shown(id)}' does not exist");
            }

            revoked.Add(found);
        }

        var read = await ReadAsync(call, group, isEgress, permissions, ct);
        if (read.IsFault)
        {
            return read.Fault;
        }

        foreach (var wanted in read.Value)
        {
            if (group.Details.Rules.FirstOrDefault(rule => rule.IsAs(wanted)) is not { } found)
            {
                return Ec2Errors.Of("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
            }

            revoked.Add(found);
        }

        group.Change(group.Details with { Rules = [.. group.Details.Rules.Where(rule => !revoked.Contains(rule))] });
        return revoked;
    }

    private async ValueTask<Outcome<List<RuleEntry>>> ReadAsync(
        Call call, Stored<SecurityGroupDetails> group, bool isEgress, IReadOnlyList<IpPermission> permissions, CancellationToken ct)
    {
        var groups = (await networks.InVpcAsync<SecurityGroupDetails>(call, group.VpcId, ct)).Select(each => each.Id).ToHashSet(StringComparer.Ordinal);
        return new RuleReader(groups, call.Region, isEgress).Read(permissions);
    }

    /// <summary>What a request says in the one way or the other: as permissions, or as a single one in parts, which is the older way.</summary>
    public static Outcome<List<IpPermission>> Permissions(
        IReadOnlyList<IpPermission>? given, string? protocol, int? from, int? to, string? block, string? groupName, bool mayBeNone = false)
    {
        if (groupName is not null)
        {
            return Ec2Errors.Combination("The parameter 'sourceSecurityGroupName' may only be used with EC2-Classic and the default VPC; name groups by their ids in ipPermissions");
        }

        var isInParts = protocol is not null || block is not null || from is not null || to is not null;
        return given is { Count: > 0 } && isInParts ? Ec2Errors.Combination("The parameter 'ipProtocol' may not be used in combination with 'ipPermissions'")
            : given is { Count: > 0 } ? given.ToList()
            : isInParts ? new List<IpPermission> { new() { IpProtocol = protocol, FromPort = from, ToPort = to, IpRanges = block is null ? [] : [new IpRange { CidrIp = block }] } }
            : mayBeNone ? new List<IpPermission>()
            : Ec2Errors.Missing("ipPermissions");
    }
}
