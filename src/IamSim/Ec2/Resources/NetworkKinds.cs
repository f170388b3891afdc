using System.Collections.Frozen;
using IamSim.Calls;
using IamSim.Contracts;

namespace IamSim.Ec2.Resources;

/// <summary>What EC2 calls a kind of resource.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Prefix">What its ids begin with, <c>rtb</c>.</param>
/// <param name="Type">As ARNs and tags name it, <c>route-table</c>.</param>
/// <param name="Details">The type of what is kept of it.</param>
/// <param name="NotFound">The code of an id that is none's.</param>
/// <param name="Missing">What is said then.</param>
internal sealed record NetworkKindInfo(NetworkKind Kind, string Prefix, string Type, Type Details, string NotFound, string Missing)
{
    public Fault NoSuch(string id) => Ec2Errors.Of(NotFound, string.Format(System.Globalization.CultureInfo.InvariantCulture, Missing, CallText.Shown(id)));
}

/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">EC2: Error codes</see>; the messages as clients report them.</remarks>
internal static class NetworkKinds
{
    public static readonly IReadOnlyList<NetworkKindInfo> All =
    [
        new(NetworkKind.Vpc, "vpc", "vpc", typeof(VpcDetails), "InvalidVpcID.NotFound", "The vpc ID '{0}' does not exist"),
        new(NetworkKind.Subnet, "subnet", "subnet", typeof(SubnetDetails), "InvalidSubnetID.NotFound", "The subnet ID '{0}' does not exist"),
        new(NetworkKind.RouteTable, "rtb", "route-table", typeof(RouteTableDetails), "InvalidRouteTableID.NotFound", "The routeTable ID '{0}' does not exist"),
        new(NetworkKind.InternetGateway, "igw", "internet-gateway", typeof(InternetGatewayDetails), "InvalidInternetGatewayID.NotFound", "The internetGateway ID '{0}' does not exist"),
        new(NetworkKind.ElasticIp, "eipalloc", "elastic-ip", typeof(ElasticIpDetails), "InvalidAllocationID.NotFound", "The allocation ID '{0}' does not exist"),
        new(NetworkKind.NatGateway, "nat", "natgateway", typeof(NatGatewayDetails), "NatGatewayNotFound", "The Nat Gateway {0} was not found"),
        new(NetworkKind.SecurityGroup, "sg", "security-group", typeof(SecurityGroupDetails), "InvalidGroup.NotFound", "The security group '{0}' does not exist"),
        new(NetworkKind.VpcEndpoint, "vpce", "vpc-endpoint", typeof(VpcEndpointDetails), "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id '{0}' does not exist"),
    ];

    private static readonly FrozenDictionary<NetworkKind, NetworkKindInfo> ByKind = All.ToFrozenDictionary(info => info.Kind);

    private static readonly FrozenDictionary<string, NetworkKindInfo> ByPrefix = All.ToFrozenDictionary(info => info.Prefix);

    private static readonly FrozenDictionary<Type, NetworkKindInfo> ByDetails = All.ToFrozenDictionary(info => info.Details);

    public static NetworkKindInfo Of(NetworkKind kind) => ByKind[kind];

    public static NetworkKindInfo Of<T>() => ByDetails[typeof(T)];

    /// <summary>The kind of an id, told by what stands before its first dash; null for what no resource is named.</summary>
    public static NetworkKindInfo? OfId(string id) => id.IndexOf('-') is > 0 and var dash ? ByPrefix.GetValueOrDefault(id[..dash]) : null;

    /// <summary>The ARN of a resource, there or not: <c>arn:aws:ec2:us-east-1:123456789012:vpc/vpc-…</c>.</summary>
    public static string Arn(Call call, string type, string id) => $"arn:{call.Partition}:ec2:{call.Region}:{call.Account}:{type}/{id}";
}
