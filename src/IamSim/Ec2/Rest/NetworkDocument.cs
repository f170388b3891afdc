using System.Text.Json;
using IamSim.Ec2.Facts;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Rest;

/// <summary>A VPC whole: all that says which way a packet takes.</summary>
internal sealed record NetworkDocument(string VpcId, string Account, string Region, string CidrBlock, IReadOnlyDictionary<string, string> Tags)
{
    public IReadOnlyList<SubnetPart> Subnets { get; init; } = [];

    public IReadOnlyList<RouteTablePart> RouteTables { get; init; } = [];

    public IReadOnlyList<SecurityGroupPart> SecurityGroups { get; init; } = [];

    public IReadOnlyList<EndpointPart> VpcEndpoints { get; init; } = [];

    public IReadOnlyList<NatGatewayPart> NatGateways { get; init; } = [];

    public IReadOnlyList<string> InternetGateways { get; init; } = [];

    /// <summary>A VPC from its stored resources, and what they come to.</summary>
    public static NetworkDocument Of(IReadOnlyList<NetworkResource> rows, NetworkFacts facts)
    {
        var stored = rows.ToDictionary(row => row.Id);
        return new NetworkDocument(facts.VpcId, facts.Account, facts.Region, facts.CidrBlock, TagsOf(stored[facts.VpcId]))
        {
            Subnets = [.. facts.Subnets.Select(subnet =>
            {
                var table = facts.RouteTables.FirstOrDefault(each => each.SubnetIds.Contains(subnet.Id)) ?? facts.RouteTables.FirstOrDefault(each => each.IsMain);
                var isPublic = table?.Routes.Any(route => route.Target.StartsWith("igw-", StringComparison.Ordinal)) == true;
                return new SubnetPart(subnet.Id, subnet.CidrBlock, subnet.AvailabilityZone, table?.Id, isPublic, TagsOf(stored[subnet.Id]));
            })],
            RouteTables = [.. facts.RouteTables.Select(table => new RouteTablePart(
                table.Id, table.IsMain, table.SubnetIds, [.. table.Routes.Select(route => new RoutePart(route.Destination, route.Target))], TagsOf(stored[table.Id])))],
            SecurityGroups = [.. facts.SecurityGroups.Select(group => new SecurityGroupPart(
                group.Id,
                Stored<SecurityGroupDetails>.Of(stored[group.Id]).Details.Name,
                [.. group.Inbound.Select(RulePart.Of)],
                [.. group.Outbound.Select(RulePart.Of)],
                TagsOf(stored[group.Id])))],
            VpcEndpoints = [.. facts.Endpoints.Select(endpoint => EndpointPart.Of(endpoint, Stored<VpcEndpointDetails>.Of(stored[endpoint.Id])))],
            NatGateways = [.. facts.NatGateways.Where(nat => nat.State == "available").Select(nat => new NatGatewayPart(nat.Id, nat.SubnetId, nat.IsPrivate ? "private" : "public"))],
            InternetGateways = facts.InternetGateways,
        };
    }

    public static IReadOnlyDictionary<string, string> TagsOf(NetworkResource row) => row.Tags.ToDictionary(tag => tag.Key, tag => tag.Value);
}

/// <param name="SubnetId">Which subnet.</param>
/// <param name="CidrBlock">Its addresses.</param>
/// <param name="AvailabilityZone">Where it is.</param>
/// <param name="RouteTableId">The table that holds for it.</param>
/// <param name="IsPublic">True where that table leads to an internet gateway.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record SubnetPart(
    string SubnetId, string CidrBlock, string AvailabilityZone, string? RouteTableId, bool IsPublic, IReadOnlyDictionary<string, string> Tags);

internal sealed record RouteTablePart(
    string RouteTableId, bool IsMain, IReadOnlyList<string> SubnetIds, IReadOnlyList<RoutePart> Routes, IReadOnlyDictionary<string, string> Tags);

internal sealed record RoutePart(string Destination, string Target);

internal sealed record SecurityGroupPart(
    string GroupId, string GroupName, IReadOnlyList<RulePart> Inbound, IReadOnlyList<RulePart> Outbound, IReadOnlyDictionary<string, string> Tags);

internal sealed record RulePart(string Protocol, int FromPort, int ToPort, IReadOnlyList<string> Peers)
{
    public static RulePart Of(SecurityRuleFacts rule) => new(rule.Protocol, rule.FromPort, rule.ToPort, [.. rule.CidrBlocks, .. rule.GroupIds, .. rule.PrefixLists]);
}

internal sealed record NatGatewayPart(string NatGatewayId, string SubnetId, string ConnectivityType);

/// <param name="VpcEndpointId">Which endpoint.</param>
/// <param name="Service">The service's short name.</param>
/// <param name="Type"><c>Gateway</c> or <c>Interface</c>.</param>
/// <param name="PrivateDnsEnabled">Whether the service's name means it.</param>
/// <param name="Policy">Its policy.</param>
internal sealed record EndpointPart(string VpcEndpointId, string Service, string Type, bool PrivateDnsEnabled, JsonElement Policy)
{
    public IReadOnlyList<string> RouteTableIds { get; init; } = [];

    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public static EndpointPart Of(EndpointFacts facts, Stored<VpcEndpointDetails> stored)
    {
        using var policy = JsonDocument.Parse(stored.Details.Policy);
        return new EndpointPart(facts.Id, facts.Service, facts.IsGateway ? "Gateway" : "Interface", facts.PrivateDnsEnabled, policy.RootElement.Clone())
        {
            RouteTableIds = facts.RouteTableIds,
            SubnetIds = facts.SubnetIds,
            SecurityGroupIds = facts.SecurityGroupIds,
            Tags = NetworkDocument.TagsOf(stored.Row),
        };
    }
}

/// <summary>The networks of an account in a region.</summary>
internal sealed record NetworkList(IReadOnlyList<NetworkDocument> Networks);

/// <summary>The way from a subnet to a service.</summary>
/// <param name="Service">The service's short name.</param>
/// <param name="IsOpen">Whether there is one.</param>
/// <param name="Kind"><c>None</c>, <c>GatewayEndpoint</c>, <c>InterfaceEndpoint</c> or <c>NatGateway</c>.</param>
/// <param name="Hops">Each step in a sentence.</param>
internal sealed record WayDocument(string Service, bool IsOpen, string Kind, IReadOnlyList<string> Hops)
{
    /// <summary>The endpoint that it goes through.</summary>
    public string? VpcEndpointId { get; init; }

    /// <summary>The NAT gateway that it goes through.</summary>
    public string? Gateway { get; init; }

    /// <summary>The smallest change that would make one.</summary>
    public string? Mend { get; init; }

    public static WayDocument Of(string service, Way way) => new(service, way.IsOpen, way.Kind.ToString(), way.Hops)
    {
        VpcEndpointId = way.Endpoint?.Id,
        Gateway = way.Gateway,
        Mend = way.Mend,
    };
}

/// <summary>The ways from a subnet.</summary>
internal sealed record WayList(IReadOnlyList<WayDocument> Ways);
