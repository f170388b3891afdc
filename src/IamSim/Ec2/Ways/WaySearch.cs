using IamSim.Ec2.Endpoints;
using IamSim.Ec2.Facts;

namespace IamSim.Ec2.Ways;

/// <summary>One search of a way: from where to where, and what was found along it.</summary>
internal sealed class WaySearch
{
    private readonly List<string> _hops = [];

    public WaySearch(NetworkFacts network, SubnetFacts subnet, IReadOnlyList<string> groupIds, string service)
    {
        (Network, Subnet, GroupIds, Service) = (network, subnet, groupIds, service);
        Table = network.RouteTables.FirstOrDefault(table => table.SubnetIds.Contains(subnet.Id)) ?? network.RouteTables.FirstOrDefault(table => table.IsMain);
        Groups = [.. network.SecurityGroups.Where(group => groupIds.Contains(group.Id))];
        Outbound = [.. Groups.SelectMany(group => group.Outbound)];
        foreach (var missing in groupIds.Where(id => Groups.All(group => group.Id != id)))
        {
            Pass($"Security group {missing} is not in {network.VpcId}: it lets nothing through.");
        }
    }

    public NetworkFacts Network { get; }

    public SubnetFacts Subnet { get; }

    public IReadOnlyList<string> GroupIds { get; }

    public string Service { get; }

    /// <summary>The subnet's route table: the one that is associated with it, or else the main one.</summary>
    public RouteTableFacts? Table { get; }

    /// <summary>The source's security groups.</summary>
    public IReadOnlyList<SecurityGroupFacts> Groups { get; }

    /// <summary>What they let out.</summary>
    public IReadOnlyList<SecurityRuleFacts> Outbound { get; }

    /// <summary>The service as endpoints name it: <c>com.amazonaws.us-east-1.s3</c>.</summary>
    public string ServiceName => EndpointServices.NameOf(Service, Network.Region);

    /// <summary>How the source's groups are called in a sentence.</summary>
    public string GroupText => GroupIds.Count == 0 ? "No security group" : $"Security group {string.Join(", ", GroupIds)}";

    public void Pass(string hop) => _hops.Add(hop);

    public Way Open(WayKind kind, string hop, EndpointFacts? endpoint = null, string? gateway = null) =>
        new(kind, [.. _hops, hop]) { Endpoint = endpoint, Gateway = gateway };

    public Way Closed(string hop, string mend) => new(WayKind.None, [.. _hops, hop]) { Mend = mend };

    /// <summary>The interface endpoint that the service's name means in this VPC; null where it means public addresses.</summary>
    public EndpointFacts? FindNamed()
    {
        foreach (var endpoint in Network.Endpoints.Where(e => !e.IsGateway && e.Service == Service))
        {
            if (!IsAvailable(endpoint))
            {
                Pass($"Interface endpoint {endpoint.Id} for {Service} is {endpoint.State}: it is not used.");
            }
            else if (!endpoint.PrivateDnsEnabled)
            {
                Pass($"Interface endpoint {endpoint.Id} for {Service} has private DNS off: {Service}'s name still means public addresses, and the endpoint is not used.");
            }
            else if (endpoint.PrivateDnsForInboundOnly)
            {
                Pass($"Interface endpoint {endpoint.Id} has private DNS for inbound resolver endpoints only: what comes from {Network.VpcId} does not use it.");
            }
            else
            {
                return endpoint;
            }
        }

        return null;
    }

    public static bool IsAvailable(EndpointFacts endpoint) => string.Equals(endpoint.State, "available", StringComparison.OrdinalIgnoreCase);
}
