using IamSim.Ec2.Facts;

namespace IamSim.Ec2.Ways;

/// <summary>The way through an interface endpoint: out of the source's security groups, in through the endpoint's.</summary>
/// <remarks>
/// "The security group for the interface endpoint must allow communication between the endpoint network interface and the resources in your VPC":
/// <see href="https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html">PrivateLink: Create an interface endpoint</see>
/// </remarks>
internal static class InterfaceWay
{
    public static Way Through(WaySearch search, EndpointFacts endpoint)
    {
        search.Pass($"Private DNS of {endpoint.Id} makes {search.Service}'s name mean the endpoint's own addresses in {search.Network.VpcId}.");
        var subnets = search.Network.Subnets.Where(subnet => endpoint.SubnetIds.Contains(subnet.Id)).ToList();
        if (subnets.Count == 0)
        {
            return search.Closed(
                $"{endpoint.Id} has no network interface in any subnet: its name leads nowhere.", $"Add subnet {search.Subnet.Id} to {endpoint.Id}.");
        }

        var to = Blocks(subnets);
        if (!Passage.Covers(search.Outbound, to) && !Passage.Names(search.Outbound, endpoint.SecurityGroupIds))
        {
            var groups = string.Join(", ", endpoint.SecurityGroupIds);
            return search.Closed(
                $"{search.GroupText} lets nothing out to port 443 of {endpoint.Id} in {string.Join(", ", to)}.",
                $"Allow outbound TCP 443 to {(groups.Length > 0 ? groups : string.Join(", ", to))} in {One(search.GroupIds, "a security group of the source")}.");
        }

        var inbound = search.Network.SecurityGroups.Where(group => endpoint.SecurityGroupIds.Contains(group.Id)).SelectMany(group => group.Inbound).ToList();
        var from = Blocks([search.Subnet]);
        if (!Passage.Covers(inbound, from) && !Passage.Names(inbound, search.Groups.Select(group => group.Id).ToList()))
        {
            return search.Closed(
                $"Security group {string.Join(", ", endpoint.SecurityGroupIds)} of {endpoint.Id} lets nothing in on port 443 from {search.Subnet.Id} ({search.Subnet.CidrBlock})"
                    + $"{(search.GroupIds.Count > 0 ? $" or from {string.Join(", ", search.GroupIds)}" : string.Empty)}.",
                $"Allow inbound TCP 443 from {One(search.GroupIds, search.Subnet.CidrBlock)} in {One(endpoint.SecurityGroupIds, $"a security group of {endpoint.Id}")}.");
        }

        return search.Open(
            WayKind.InterfaceEndpoint, $"Security groups let TCP 443 through from {search.Subnet.Id} to {endpoint.Id}, which leads to {search.Service}.", endpoint);
    }

    private static List<AddressBlock> Blocks(IEnumerable<SubnetFacts> subnets) =>
        [.. subnets.Select(subnet => AddressBlock.TryParse(subnet.CidrBlock, out var block) ? block : AddressBlock.All)];

    private static string One(IReadOnlyList<string> ids, string otherwise) => ids.Count > 0 ? ids[0] : otherwise;
}
