using System.Globalization;
using IamSim.Calls;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;
using IamSim.Ec2.Vpcs;
using IamSim.Ec2.Ways;

namespace IamSim.Ec2.Subnets;

/// <summary>Subnets as answers show them.</summary>
internal static class SubnetShapes
{
    /// <summary>"The first four IP addresses and the last IP address in each subnet CIDR block are not available for your use."</summary>
    public const int Reserved = 5;

    public static readonly ResourceFilters<SubnetDetails> Filters = new ResourceFilters<SubnetDetails>(subnet => Ec2Tags.Shown(subnet.Row.Tags))
        .One("subnet-id", subnet => subnet.Id)
        .One("vpc-id", subnet => subnet.VpcId)
        .Many("cidr-block", Blocks)
        .Many("cidrBlock", Blocks)
        .Many("cidr", Blocks)
        .One("availability-zone", subnet => subnet.Details.AvailabilityZone)
        .One("availabilityZone", subnet => subnet.Details.AvailabilityZone)
        .One("availability-zone-id", subnet => Zones.IdOf(subnet.Details.AvailabilityZone))
        .One("availabilityZoneId", subnet => Zones.IdOf(subnet.Details.AvailabilityZone))
        .One("available-ip-address-count", subnet => Free(subnet).ToString(CultureInfo.InvariantCulture))
        .One("default-for-az", _ => "false")
        .One("defaultForAz", _ => "false")
        .One("map-public-ip-on-launch", _ => "false")
        .One("ipv6-native", _ => "false")
        .One("subnet-arn", ArnOf)
        .One("state", _ => SubnetState.Available);

    public static Subnet Shown(Stored<SubnetDetails> subnet, int used = 0) => new()
    {
        SubnetId = subnet.Id,
        SubnetArn = ArnOf(subnet),
        OwnerId = subnet.Row.AccountId,
        VpcId = subnet.VpcId,
        State = SubnetState.Available,
        CidrBlock = subnet.Details.CidrBlock,
        AvailableIpAddressCount = Free(subnet) - used,
        AvailabilityZone = subnet.Details.AvailabilityZone,
        AvailabilityZoneId = Zones.IdOf(subnet.Details.AvailabilityZone),
        DefaultForAz = false,
        MapPublicIpOnLaunch = false,
        MapCustomerOwnedIpOnLaunch = false,
        AssignIpv6AddressOnCreation = false,
        EnableDns64 = false,
        Ipv6Native = false,
        Ipv6CidrBlockAssociationSet = [],
        PrivateDnsNameOptionsOnLaunch = new PrivateDnsNameOptionsOnLaunch
        {
            HostnameType = HostnameType.IpName,
            EnableResourceNameDnsARecord = false,
            EnableResourceNameDnsAAAARecord = false,
        },
        Tags = Ec2Tags.Shown(subnet.Row.Tags),
    };

    private static string[] Blocks(Stored<SubnetDetails> subnet) => [subnet.Details.CidrBlock];

    private static int Free(Stored<SubnetDetails> subnet) => AddressBlock.TryParse(subnet.Details.CidrBlock, out var block) ? (int)block.Size - Reserved : 0;

    private static string ArnOf(Stored<SubnetDetails> subnet) =>
        $"arn:{Arns.PartitionOf(subnet.Row.Region)}:ec2:{subnet.Row.Region}:{subnet.Row.AccountId}:subnet/{subnet.Id}";
}
