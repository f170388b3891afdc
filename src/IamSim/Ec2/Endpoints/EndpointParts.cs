using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Endpoints;

/// <summary>What endpoints are put together from, and whether it fits: route tables, subnets, security groups of their VPC.</summary>
internal sealed class EndpointParts(Networks networks)
{
    /// <summary>Why route tables cannot lead to a gateway endpoint for a service; null where they can.</summary>
    public async ValueTask<Fault?> RefuseTablesAsync(Call call, string vpcId, string service, IEnumerable<string> tableIds, string? endpointId, CancellationToken ct)
    {
        var others = (await networks.InVpcAsync<VpcEndpointDetails>(call, vpcId, ct))
            .Where(endpoint => endpoint.Details.IsGateway && endpoint.Details.Service == service && endpoint.Id != endpointId).ToList();
        foreach (var id in tableIds)
        {
            var table = await networks.FindAsync<RouteTableDetails>(call, id, ct);
            if (table.IsFault)
            {
                return Ec2Errors.Of("InvalidRouteTableId.NotFound", $"The routeTable ID '{CallText.Shown(id)}' does not exist");
            }

            if (table.Value.VpcId != vpcId)
            {
                return Ec2Errors.Invalid($"Route table {id} does not belong to vpc {vpcId}");
            }

            if (others.Exists(other => other.Details.RouteTableIds.Contains(id)))
            {
                return Ec2Errors.Of(
                    "RouteAlreadyExists", $"route table {id} already has a route with destination-prefix-list-id {PrefixLists.IdOf(service, call.Region)}");
            }
        }

        return null;
    }

    /// <summary>Why an interface endpoint cannot be in subnets; null where it can: one for each availability zone.</summary>
    public async ValueTask<Fault?> RefuseSubnetsAsync(Call call, string vpcId, IReadOnlyCollection<string> subnetIds, CancellationToken ct)
    {
        var zones = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in subnetIds)
        {
            var subnet = await networks.FindAsync<SubnetDetails>(call, id, ct);
            if (subnet.IsFault)
            {
                return Ec2Errors.Of("InvalidSubnetId.NotFound", $"The subnet ID '{CallText.Shown(id)}' does not exist");
            }

            if (subnet.Value.VpcId != vpcId)
            {
                return Ec2Errors.Invalid($"Subnet {id} does not belong to vpc {vpcId}");
            }

            if (!zones.Add(subnet.Value.Details.AvailabilityZone))
            {
                return Ec2Errors.Of("DuplicateSubnetsInSameZone", "Found another VPC endpoint subnet in the availability zone of " + id);
            }
        }

        return null;
    }

    public async ValueTask<Fault?> RefuseGroupsAsync(Call call, string vpcId, IEnumerable<string> groupIds, CancellationToken ct)
    {
        foreach (var id in groupIds)
        {
            var group = await networks.FindAsync<SecurityGroupDetails>(call, id, ct);
            if (group.IsFault)
            {
                return Ec2Errors.Of("InvalidSecurityGroupId.NotFound", $"The security group '{CallText.Shown(id)}' does not exist");
            }

            if (group.Value.VpcId != vpcId)
            {
                return Ec2Errors.Invalid($"Security group {id} and vpc {vpcId} belong to different networks.");
            }
        }

        return null;
    }

    /// <summary>Why private DNS cannot be on; null where it can: a name means one endpoint in a VPC.</summary>
    public async ValueTask<Fault?> RefusePrivateDnsAsync(Call call, string vpcId, string service, bool isInboundOnly, string? endpointId, CancellationToken ct)
    {
        var others = (await networks.InVpcAsync<VpcEndpointDetails>(call, vpcId, ct)).FindAll(endpoint => endpoint.Details.Service == service && endpoint.Id != endpointId);
        if (others.Exists(other => other.Details.PrivateDns))
        {
            var name = EndpointServices.Find(service)?.PrivateDns[0].Replace("{region}", call.Region, StringComparison.Ordinal);
            return Ec2Errors.Invalid($"private-dns-enabled cannot be set because there is already a conflicting DNS domain for {name} in the VPC {vpcId}");
        }

        // "To create an interface endpoint with private DNS for inbound resolver endpoints only, you must first create a gateway endpoint": its words are not known.
        return isInboundOnly && !others.Exists(other => other.Details.IsGateway)
            ? Ec2Errors.Invalid($"To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC {vpcId} must have a Gateway endpoint for the service.")
            : null;
    }
}
