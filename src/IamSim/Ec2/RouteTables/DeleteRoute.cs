using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;
using IamSim.Ec2.Ways;

namespace IamSim.Ec2.RouteTables;

/// <summary>Deletes a route; neither the local one nor an endpoint's, which go with what they belong to.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRoute.html">EC2: DeleteRoute</see></remarks>
internal sealed class DeleteRoute(Networks networks) : IOperation<DeleteRouteRequest, DeleteRouteResponse>
{
    public async ValueTask<Outcome<DeleteRouteResponse>> RunAsync(Call call, DeleteRouteRequest request, CancellationToken ct)
    {
        if ((request.DestinationCidrBlock ?? request.DestinationIpv6CidrBlock ?? request.DestinationPrefixListId) is not { } given)
        {
            return Ec2Errors.Missing("destinationCidrBlock");
        }

        var table = await networks.FindAsync<RouteTableDetails>(call, request.RouteTableId, ct);
        if (table.IsFault)
        {
            return table.Fault;
        }

        var destination = AddressBlock.TryParse(given, out var block) ? block.ToString() : given;
        if (table.Value.Details.Routes.FirstOrDefault(route => route.Destination == destination) is not { } found)
        {
            return Ec2Errors.Of("InvalidRoute.NotFound", $"no route with destination-cidr-block {CallText.Shown(given)} in route table {request.RouteTableId}");
        }

        if (found.Target == "local")
        {
            return Ec2Errors.InvalidValue($"cannot remove local route {destination} in route table {request.RouteTableId}");
        }

        table.Value.Change(table.Value.Details with { Routes = [.. table.Value.Details.Routes.Where(route => route != found)] });
        return new DeleteRouteResponse();
    }
}
