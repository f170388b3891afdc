using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.RouteTables;

/// <summary>Deletes a route table that no subnet is associated with, and that is not the main one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRouteTable.html">EC2: DeleteRouteTable</see></remarks>
internal sealed class DeleteRouteTable(Networks networks) : IOperation<DeleteRouteTableRequest, DeleteRouteTableResponse>
{
    public async ValueTask<Outcome<DeleteRouteTableResponse>> RunAsync(Call call, DeleteRouteTableRequest request, CancellationToken ct)
    {
        var table = await networks.FindAsync<RouteTableDetails>(call, request.RouteTableId, ct);
        if (table.IsFault)
        {
            return table.Fault;
        }

        if (table.Value.Details.Associations.Count > 0)
        {
            return Ec2Errors.Dependency($"The routeTable '{request.RouteTableId}' has dependencies and cannot be deleted.");
        }

        foreach (var endpoint in await networks.InVpcAsync<VpcEndpointDetails>(call, table.Value.VpcId, ct))
        {
            if (endpoint.Details.RouteTableIds.Contains(request.RouteTableId))
            {
                endpoint.Change(endpoint.Details with { RouteTableIds = [.. endpoint.Details.RouteTableIds.Where(id => id != request.RouteTableId)] });
            }
        }

        networks.Remove(table.Value.Row);
        return new DeleteRouteTableResponse();
    }
}
