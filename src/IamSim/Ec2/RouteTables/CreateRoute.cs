using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;
using IamSim.Ec2.Ways;

namespace IamSim.Ec2.RouteTables;

/// <summary>Creates a route to an internet gateway or to a NAT gateway.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html">EC2: CreateRoute</see></remarks>
internal sealed class CreateRoute(Networks networks) : IOperation<CreateRouteRequest, CreateRouteResult>
{
    public async ValueTask<Outcome<CreateRouteResult>> RunAsync(Call call, CreateRouteRequest request, CancellationToken ct)
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal;
        }

        var found = await networks.FindAsync<RouteTableDetails>(call, request.RouteTableId, ct);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (!AddressBlock.TryParse(request.DestinationCidrBlock, out var destination))
        {
            return Ec2Errors.InvalidValue(request.DestinationCidrBlock, "destinationCidrBlock", "This is not a valid CIDR block.");
        }

        var table = found.Value;
        var vpc = await networks.FindAsync<VpcDetails>(call, table.VpcId, ct);
        if (!vpc.IsFault && AddressBlock.TryParse(vpc.Value.Details.CidrBlock, out var own) && own.Contains(destination) && own != destination)
        {
            // "You cannot create a route … more specific than the VPC local route" to a gateway: those go to network interfaces alone.
            return Ec2Errors.InvalidValue(
                $"The destination CIDR block {destination} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.");
        }

        var target = (request.GatewayId ?? request.NatGatewayId)!;
        if (table.Details.Routes.FirstOrDefault(route => route.Destination == destination.ToString()) is { } taken)
        {
            // The very same route once more is made already.
            return taken.Target == target
                ? new CreateRouteResult { Return = true }
                : Ec2Errors.Of("RouteAlreadyExists", $"The route identified by {destination} already exists.");
        }

        if (await RefuseTargetAsync(call, table, request, ct) is { } unfit)
        {
            return unfit;
        }

        table.Change(table.Details with { Routes = [.. table.Details.Routes, new RouteEntry(destination.ToString(), target)] });
        return new CreateRouteResult { Return = true };
    }

    private async ValueTask<Fault?> RefuseTargetAsync(Call call, Stored<RouteTableDetails> table, CreateRouteRequest request, CancellationToken ct)
    {
        if (request.NatGatewayId is { } natId)
        {
            var nat = await networks.FindAsync<NatGatewayDetails>(call, natId, ct);
            return nat.IsFault ? Ec2Errors.Of("InvalidNatGatewayID.NotFound", $"The natGateway ID '{CallText.Shown(natId)}' does not exist")
                : nat.Value.VpcId == table.VpcId ? null
                : Ec2Errors.InvalidValue($"route table {table.Id} and nat gateway {natId} belong to different networks");
        }

        if (request.GatewayId!.StartsWith("vpce-", StringComparison.Ordinal))
        {
            return Ec2Errors.InvalidValue($"The gateway ID '{CallText.Shown(request.GatewayId)}' is a gateway endpoint: its routes are made by associating it with route tables.");
        }

        var gateway = await networks.FindAsync<InternetGatewayDetails>(call, request.GatewayId, ct);
        return gateway.IsFault ? Ec2Errors.Of("InvalidGatewayID.NotFound", $"The gateway ID '{CallText.Shown(request.GatewayId)}' does not exist")
            : gateway.Value.VpcId == table.VpcId ? null
            : gateway.Value.VpcId.Length == 0 ? Ec2Errors.Of("Gateway.NotAttached", $"resource {gateway.Value.Id} is not attached to network {table.VpcId}")
            : Ec2Errors.InvalidValue($"route table {table.Id} and network gateway {gateway.Value.Id} belong to different networks");
    }

    private static Fault? Refuse(CreateRouteRequest request)
    {
        string?[] others =
        [
            request.VpcEndpointId, request.TransitGatewayId, request.LocalGatewayId, request.CarrierGatewayId, request.CoreNetworkArn, request.OdbNetworkArn,
            request.EgressOnlyInternetGatewayId, request.InstanceId, request.NetworkInterfaceId, request.VpcPeeringConnectionId,
        ];
        return Array.Exists(others, other => other is not null) ? Ec2Errors.NotHere("targets of routes other than internet gateways and NAT gateways")
            : request.DestinationIpv6CidrBlock is not null ? Ec2Errors.NotHere("IPv6 addresses")
            : request.DestinationPrefixListId is not null ? Ec2Errors.NotHere("routes to prefix lists other than those of gateway endpoints")
            : request.DestinationCidrBlock is null ? Ec2Errors.Missing("destinationCidrBlock")
            : (request.GatewayId, request.NatGatewayId) switch
            {
                (null, null) => Ec2Errors.Missing("gatewayId"),
                (not null, not null) => Ec2Errors.Combination("Exactly one of gatewayId, natGatewayId must be specified"),
                _ => null,
            };
    }
}
