using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.Subnets;

/// <summary>Deletes a subnet that has no network interfaces: none of a NAT gateway, none of an endpoint.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSubnet.html">EC2: DeleteSubnet</see></remarks>
internal sealed class DeleteSubnet(Networks networks) : IOperation<DeleteSubnetRequest, DeleteSubnetResponse>
{
    public async ValueTask<Outcome<DeleteSubnetResponse>> RunAsync(Call call, DeleteSubnetRequest request, CancellationToken ct)
    {
        var subnet = await networks.FindAsync<SubnetDetails>(call, request.SubnetId, ct);
        if (subnet.IsFault)
        {
            return subnet.Fault;
        }

        var vpcId = subnet.Value.VpcId;
        var gateways = await networks.InVpcAsync<NatGatewayDetails>(call, vpcId, ct);
        var endpoints = await networks.InVpcAsync<VpcEndpointDetails>(call, vpcId, ct);
        if (gateways.Exists(gateway => gateway.Details.SubnetId == request.SubnetId) || endpoints.Exists(endpoint => endpoint.Details.SubnetIds.Contains(request.SubnetId)))
        {
            return Ec2Errors.Dependency($"The subnet '{request.SubnetId}' has dependencies and cannot be deleted.");
        }

        foreach (var table in await networks.InVpcAsync<RouteTableDetails>(call, vpcId, ct))
        {
            if (table.Details.Associations.Any(association => association.SubnetId == request.SubnetId))
            {
                table.Change(table.Details with { Associations = [.. table.Details.Associations.Where(association => association.SubnetId != request.SubnetId)] });
            }
        }

        networks.Remove(subnet.Value.Row);
        return new DeleteSubnetResponse();
    }
}
