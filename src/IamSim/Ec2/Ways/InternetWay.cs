using IamSim.Ec2.Endpoints;
using IamSim.Ec2.Facts;

namespace IamSim.Ec2.Ways;

/// <summary>The way to a service's public addresses: by a NAT gateway, for nothing else serves an interface without a public address.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html">VPC: NAT gateways</see>,
/// <see href="https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-connect-to-resources.html">SageMaker AI: Connect to resources in a VPC</see>
/// </remarks>
internal static class InternetWay
{
    public static Way Find(WaySearch search, RouteTableFacts table)
    {
        if (FindRoute(table, search.Service) is not { } route)
        {
            return search.Closed(
                $"Route table {table.Id} of {search.Subnet.Id} has no route to {search.Service}'s public addresses: only {Destinations(table)} lead anywhere.",
                MendOf(search, table));
        }

        if (route.Target.StartsWith("igw-", StringComparison.Ordinal))
        {
            return search.Closed(
                $"Route table {table.Id} leads {route.Destination} to internet gateway {route.Target}, which serves only interfaces with a public address: "
                    + $"SageMaker's have none, so the public subnet {search.Subnet.Id} is no way out.",
                MendOf(search, table));
        }

        search.Pass($"Route table {table.Id} of {search.Subnet.Id} leads {route.Destination} to {route.Target}.");
        if (search.Network.NatGateways.FirstOrDefault(nat => nat.Id == route.Target) is not { } gateway)
        {
            return search.Closed($"{route.Target} is not there any more, or is nothing that leads to {search.Service}: the route is a black hole.", MendOf(search, table));
        }

        return ThroughNat(search, table, gateway);
    }

    private static Way ThroughNat(WaySearch search, RouteTableFacts table, NatGatewayFacts gateway)
    {
        if (gateway.State != "available")
        {
            return search.Closed($"NAT gateway {gateway.Id} is {gateway.State}.", MendOf(search, table));
        }

        if (gateway.IsPrivate)
        {
            return search.Closed($"NAT gateway {gateway.Id} is a private one: it leads to other networks and not to the internet.", MendOf(search, table));
        }

        var onward = new WaySearch(search.Network, new SubnetFacts(gateway.SubnetId, string.Empty, string.Empty), [], search.Service);
        var gate = onward.Table is { } its ? FindRoute(its, search.Service) : null;
        if (gate is null || !search.Network.InternetGateways.Contains(gate.Target))
        {
            var of = onward.Table is { } known ? $"route table {known.Id} of its subnet {gateway.SubnetId}" : $"its subnet {gateway.SubnetId}";
            return search.Closed(
                $"NAT gateway {gateway.Id} has no way out itself: {of} has no route to an internet gateway that is attached to {search.Network.VpcId}.",
                search.Network.InternetGateways.Count > 0
                    ? $"Add a route 0.0.0.0/0 to {search.Network.InternetGateways[0]} in {of}."
                    : $"Attach an internet gateway to {search.Network.VpcId} and add a route 0.0.0.0/0 to it in {of}.");
        }

        return Passage.Covers(search.Outbound, BlocksOf(search.Service))
            ? search.Open(
                WayKind.NatGateway,
                $"{search.GroupText} lets TCP 443 out; NAT gateway {gateway.Id} in {gateway.SubnetId} goes on by {gate.Target} to {search.Service}'s public addresses.",
                gateway: gateway.Id)
            : search.Closed(
                $"{search.GroupText} lets nothing out on port 443 to {search.Service}'s public addresses.",
                $"Allow outbound TCP 443 to 0.0.0.0/0 in {(search.GroupIds.Count > 0 ? search.GroupIds[0] : "a security group of the source")}.");
    }

    /// <summary>The most specific route that holds for all addresses of a service. Only of some services is it known which those are.</summary>
    private static RouteFacts? FindRoute(RouteTableFacts table, string service) => table.Routes
        .Where(route => route.Target != "local" && AddressBlock.TryParse(route.Destination, out var block) && BlocksOf(service).All(block.Contains))
        .OrderByDescending(route => AddressBlock.TryParse(route.Destination, out var block) ? block.PrefixLength : 0).FirstOrDefault();

    private static IReadOnlyList<AddressBlock> BlocksOf(string service) =>
        PrefixLists.BlocksOf(service) is { Count: > 0 } blocks ? blocks : [AddressBlock.All];

    private static string Destinations(RouteTableFacts table) =>
        table.Routes.Count == 0 ? "no routes" : string.Join(", ", table.Routes.Select(route => route.Destination));

    /// <summary>The smallest change that would make a way: an endpoint that is there already is used before another one is made.</summary>
    private static string MendOf(WaySearch search, RouteTableFacts table)
    {
        var there = search.Network.Endpoints.Where(endpoint => endpoint.Service == search.Service && WaySearch.IsAvailable(endpoint)).ToList();
        if (there.Find(endpoint => endpoint.IsGateway) is { } gateway)
        {
            return $"Associate {table.Id} with {gateway.Id}.";
        }

        if (there.Find(endpoint => !endpoint.PrivateDnsEnabled) is { } unnamed)
        {
            return $"Turn private DNS of {unnamed.Id} on.";
        }

        if (EndpointServices.HasGateway(search.Service))
        {
            return $"Create a gateway endpoint for {search.ServiceName} with {table.Id}.";
        }

        return $"Create an interface endpoint for {search.ServiceName} with private DNS in {search.Subnet.Id}, or a route 0.0.0.0/0 to a NAT gateway in {table.Id}.";
    }
}
