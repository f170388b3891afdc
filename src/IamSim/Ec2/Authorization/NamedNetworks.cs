using IamSim.Contracts;
using IamSim.Contracts.Ec2;

namespace IamSim.Ec2.Authorization;

/// <summary>What requests say of resources: which they name, what they make, which tags they give.</summary>
internal static class NamedNetworks
{
    /// <summary>The members that name one resource by its id.</summary>
    private static readonly string[] Naming =
    [
        "VpcId", "SubnetId", "RouteTableId", "InternetGatewayId", "GatewayId", "NatGatewayId", "GroupId", "AllocationId", "VpcEndpointId",
    ];

    /// <summary>The ids that a request names; one that could not be read names as far as it could be.</summary>
    public static IEnumerable<string> Of(IRequest request)
    {
        var lists = request switch
        {
            CreateVpcEndpointRequest made => Join(made.RouteTableIds, made.SubnetIds, made.SecurityGroupIds),
            ModifyVpcEndpointRequest changed => Join(
                changed.AddRouteTableIds, changed.RemoveRouteTableIds, changed.AddSubnetIds, changed.RemoveSubnetIds, changed.AddSecurityGroupIds, changed.RemoveSecurityGroupIds),
            DeleteVpcEndpointsRequest deleted => Join(deleted.VpcEndpointIds),
            CreateTagsRequest tagged => Join(tagged.Resources),
            DeleteTagsRequest untagged => Join(untagged.Resources),
            _ => [],
        };
        return Naming.Select(request.TextOf).Concat(lists).OfType<string>().Distinct();
    }

    /// <summary>The type of what a request makes; null where it makes nothing.</summary>
    public static string? MadeBy(IRequest request) => request switch
    {
        CreateVpcRequest => "vpc",
        CreateSubnetRequest => "subnet",
        CreateSecurityGroupRequest => "security-group",
        CreateInternetGatewayRequest => "internet-gateway",
        AllocateAddressRequest => "elastic-ip",
        CreateNatGatewayRequest => "natgateway",
        CreateRouteTableRequest => "route-table",
        CreateVpcEndpointRequest => "vpc-endpoint",
        AuthorizeSecurityGroupIngressRequest { TagSpecifications.Count: > 0 } or AuthorizeSecurityGroupEgressRequest { TagSpecifications.Count: > 0 } => "security-group-rule",
        _ => null,
    };

    /// <summary>The tags that a request gives to what it makes.</summary>
    public static IReadOnlyList<Tag> TagsOf(IRequest request) =>
        [.. (SpecificationsOf(request) ?? []).Where(each => each is not null).SelectMany(each => each.Tags ?? []).Where(tag => tag is not null)];

    private static IReadOnlyList<TagSpecification>? SpecificationsOf(IRequest request) => request switch
    {
        CreateVpcRequest made => made.TagSpecifications,
        CreateSubnetRequest made => made.TagSpecifications,
        CreateSecurityGroupRequest made => made.TagSpecifications,
        CreateInternetGatewayRequest made => made.TagSpecifications,
        AllocateAddressRequest made => made.TagSpecifications,
        CreateNatGatewayRequest made => made.TagSpecifications,
        CreateRouteTableRequest made => made.TagSpecifications,
        CreateVpcEndpointRequest made => made.TagSpecifications,
        AuthorizeSecurityGroupIngressRequest made => made.TagSpecifications,
        AuthorizeSecurityGroupEgressRequest made => made.TagSpecifications,
        _ => null,
    };

    private static IEnumerable<string?> Join(params IEnumerable<IReadOnlyList<string>?> lists) => lists.SelectMany(list => list ?? []);
}
