using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.RouteTables;

/// <summary>Associates a subnet with a route table of its VPC; until then the main one holds for it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html">EC2: AssociateRouteTable</see></remarks>
internal sealed class AssociateRouteTable(Networks networks) : IOperation<AssociateRouteTableRequest, AssociateRouteTableResult>
{
    public async ValueTask<Outcome<AssociateRouteTableResult>> RunAsync(Call call, AssociateRouteTableRequest request, CancellationToken ct)
    {
        if (request.GatewayId is not null || request.PublicIpv4Pool is not null)
        {
            return Ec2Errors.NotHere("route tables of gateways");
        }

        if (request.SubnetId is null)
        {
            return Ec2Errors.Missing("subnetId");
        }

        var table = await networks.FindAsync<RouteTableDetails>(call, request.RouteTableId, ct);
        if (table.IsFault)
        {
            return table.Fault;
        }

        var subnet = await networks.FindAsync<SubnetDetails>(call, request.SubnetId, ct);
        if (subnet.IsFault)
        {
            return subnet.Fault;
        }

        if (subnet.Value.VpcId != table.Value.VpcId)
        {
            return Ec2Errors.InvalidValue($"Route table {table.Value.Id} and subnet {subnet.Value.Id} belong to different networks");
        }

        foreach (var other in await networks.InVpcAsync<RouteTableDetails>(call, table.Value.VpcId, ct))
        {
            if (other.Details.Associations.FirstOrDefault(association => association.SubnetId == request.SubnetId) is not { } taken)
            {
                continue;
            }

            // The same once more is no error.
            return other.Id == request.RouteTableId
                ? new AssociateRouteTableResult { AssociationId = taken.Id, AssociationState = RouteTableShapes.Associated }
                : Ec2Errors.Of("Resource.AlreadyAssociated", $"the specified association for route table {request.RouteTableId} conflicts with an existing association");
        }

        var made = new AssociationEntry(networks.NewId("rtbassoc"), request.SubnetId);
        table.Value.Change(table.Value.Details with { Associations = [.. table.Value.Details.Associations, made] });
        return new AssociateRouteTableResult { AssociationId = made.Id, AssociationState = RouteTableShapes.Associated };
    }
}
