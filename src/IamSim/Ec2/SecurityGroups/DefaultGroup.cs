using IamSim.Ec2.Resources;

namespace IamSim.Ec2.SecurityGroups;

/// <summary>The security group that each VPC has: its members may call each other, and anybody.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html">VPC: Default security groups</see></remarks>
internal static class DefaultGroup
{
    public const string Name = "default";

    public static SecurityGroupDetails Of(Networks networks, string id) => new(
        Name,
        "default VPC security group",
        [new RuleEntry(networks.NewId("sgr"), IsEgress: false, "-1", null, null) { GroupId = id }, AllOut(networks)]);

    /// <summary>What every new group has: "allows all outbound traffic".</summary>
    public static RuleEntry AllOut(Networks networks) => new(networks.NewId("sgr"), IsEgress: true, "-1", null, null) { Block = "0.0.0.0/0" };
}
