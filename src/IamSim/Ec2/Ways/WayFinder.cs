using IamSim.Ec2.Facts;

namespace IamSim.Ec2.Ways;

/// <summary>Which way a request to a service leaves a subnet, and whether it can. Pure: a network in, a way out.</summary>
/// <remarks>
/// 1. The name. An interface endpoint with private DNS makes the service's name mean the endpoint's own addresses: then that is the way, open or not.
/// <see href="https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html">PrivateLink: Access AWS services</see>
/// 2. The route. Otherwise the name means public addresses, and the most specific route of the subnet's table leads there: a gateway endpoint's prefix list
/// before the default route. <see href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html#route-tables-priority">VPC: Route priority</see>
/// 3. The gateway. A NAT gateway needs an internet gateway of its own; an internet gateway serves only who has a public address.
/// The security groups of the interface have to let the request out on each of them.
/// </remarks>
internal static class WayFinder
{
    /// <summary>What the pull of an image calls: both of ECR's APIs, and S3, in which the layers are.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html">ECR: Interface VPC endpoints</see></remarks>
    private static readonly string[] Pull = ["ecr.api", "ecr.dkr", "s3"];

    /// <summary>Finds the way of an interface that has no public address, as all of SageMaker's.</summary>
    /// <param name="network">The VPC.</param>
    /// <param name="subnetId">The subnet that the interface is in.</param>
    /// <param name="securityGroupIds">The interface's security groups.</param>
    /// <param name="service">The service's short name: <c>s3</c>, <c>sts</c>, <c>ecr.dkr</c>, …; <c>ecr</c> for all that the pull of an image needs.</param>
    public static Way Find(NetworkFacts network, string subnetId, IReadOnlyList<string> securityGroupIds, string service) =>
        service == "ecr" ? FindPull(network, subnetId, securityGroupIds) : FindOne(network, subnetId, securityGroupIds, service);

    private static Way FindPull(NetworkFacts network, string subnetId, IReadOnlyList<string> securityGroupIds)
    {
        var ways = Pull.Select(service => FindOne(network, subnetId, securityGroupIds, service)).ToList();
        var hops = ways.SelectMany(way => way.Hops).Distinct().ToList();
        return (ways.Find(way => !way.IsOpen) ?? ways[1]) with { Hops = hops };
    }

    private static Way FindOne(NetworkFacts network, string subnetId, IReadOnlyList<string> securityGroupIds, string service)
    {
        if (network.Subnets.FirstOrDefault(s => s.Id == subnetId) is not { } subnet)
        {
            return new Way(WayKind.None, [$"Subnet {subnetId} is not in {network.VpcId}: nothing leaves it."])
            {
                Mend = $"Name a subnet of {network.VpcId}.",
            };
        }

        var search = new WaySearch(network, subnet, securityGroupIds, service);

        // 1
        if (search.FindNamed() is { } endpoint)
        {
            return InterfaceWay.Through(search, endpoint);
        }

        // 2
        if (search.Table is not { } table)
        {
            return search.Closed($"{network.VpcId} has no main route table, and none is associated with {subnet.Id}.", $"Associate a route table with {subnet.Id}.");
        }

        if (GatewayWay.Find(search, table) is { } gateway)
        {
            return gateway;
        }

        // 3
        return InternetWay.Find(search, table);
    }
}
