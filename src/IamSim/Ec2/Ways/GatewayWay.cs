using IamSim.Ec2.Endpoints;
using IamSim.Ec2.Facts;

namespace IamSim.Ec2.Ways;

/// <summary>The way through a gateway endpoint, to which a route with the service's prefix list leads.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html">PrivateLink: Gateway endpoints</see></remarks>
internal static class GatewayWay
{
    /// <summary>Null where the subnet's table has no route to a gateway endpoint for the service.</summary>
    public static Way? Find(WaySearch search, RouteTableFacts table)
    {
        foreach (var endpoint in search.Network.Endpoints.Where(e => e.IsGateway && e.Service == search.Service))
        {
            if (!WaySearch.IsAvailable(endpoint))
            {
                search.Pass($"Gateway endpoint {endpoint.Id} for {search.Service} is {endpoint.State}: it is not used.");
            }
            else if (!endpoint.RouteTableIds.Contains(table.Id))
            {
                search.Pass($"Gateway endpoint {endpoint.Id} for {search.Service} is not associated with {table.Id}, the route table of {search.Subnet.Id}.");
            }
            else
            {
                return Through(search, table, endpoint);
            }
        }

        return null;
    }

    private static Way Through(WaySearch search, RouteTableFacts table, EndpointFacts endpoint)
    {
        var list = PrefixLists.IdOf(search.Service, search.Network.Region);
        search.Pass($"Route table {table.Id} of {search.Subnet.Id} leads {list} ({search.ServiceName}) to gateway endpoint {endpoint.Id}.");
        return Passage.Lists(search.Outbound, list) || Passage.Covers(search.Outbound, PrefixLists.BlocksOf(search.Service))
            ? search.Open(WayKind.GatewayEndpoint, $"{search.GroupText} lets TCP 443 out to {list}; {endpoint.Id} leads to {search.Service}.", endpoint)
            : search.Closed(
                $"{search.GroupText} lets nothing out on port 443 to {list}.",
                $"Allow outbound TCP 443 to {list} in {(search.GroupIds.Count > 0 ? search.GroupIds[0] : "a security group of the source")}.");
    }
}
