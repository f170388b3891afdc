using IamSim.Calls;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Endpoints;
using IamSim.Ec2.Resources;
using Contract = IamSim.Contracts.Ec2;

namespace IamSim.Ec2.RouteTables;

/// <summary>Route tables as answers show them: with the routes that gateway endpoints put into them.</summary>
/// <param name="Active">The ids of the gateways that are there: a route to any other is a black hole.</param>
/// <param name="Endpoints">The gateway endpoints.</param>
internal sealed record RouteTableShapes(IReadOnlySet<string> Active, IReadOnlyList<Stored<VpcEndpointDetails>> Endpoints)
{
    /// <summary>What a new table is shown with: nothing but its own.</summary>
    public static RouteTableShapes New { get; } = new(new HashSet<string>(), []);

    public static async ValueTask<RouteTableShapes> OfAsync(Networks networks, Call call, CancellationToken ct)
    {
        var active = new HashSet<string>(StringComparer.Ordinal);
        foreach (var gateway in await networks.ListAsync<InternetGatewayDetails>(call, ct))
        {
            // Detached, it leads nowhere either.
            if (gateway.VpcId.Length > 0)
            {
                active.Add(gateway.Id);
            }
        }

        active.UnionWith((await networks.ListAsync<NatGatewayDetails>(call, ct)).Where(nat => nat.Row.DeletedAt is null).Select(nat => nat.Id));
        return new RouteTableShapes(active, [.. (await networks.ListAsync<VpcEndpointDetails>(call, ct)).Where(endpoint => endpoint.Details.IsGateway)]);
    }

    public RouteTable Shown(Stored<RouteTableDetails> table) => new()
    {
        RouteTableId = table.Id,
        VpcId = table.VpcId,
        OwnerId = table.Row.AccountId,
        PropagatingVgws = [],
        Associations = [.. table.Details.Associations.Select(association => new RouteTableAssociation
        {
            Main = association.SubnetId is null,
            RouteTableAssociationId = association.Id,
            RouteTableId = table.Id,
            SubnetId = association.SubnetId,
            AssociationState = Associated,
        })],
        Routes = [.. RoutesOf(table)],
        Tags = Ec2Tags.Shown(table.Row.Tags),
    };

    public static RouteTableAssociationState Associated { get; } = new() { State = RouteTableAssociationStateCode.Associated };

    public ResourceFilters<RouteTableDetails> Filters => new ResourceFilters<RouteTableDetails>(table => Ec2Tags.Shown(table.Row.Tags))
        .One("route-table-id", table => table.Id)
        .One("vpc-id", table => table.VpcId)
        .Many("association.main", table => table.Details.Associations.Select(association => association.SubnetId is null ? "true" : "false"))
        .Many("association.route-table-association-id", table => table.Details.Associations.Select(association => association.Id))
        .Many("association.route-table-id", table => table.Details.Associations.Select(_ => table.Id))
        .Many("association.subnet-id", table => table.Details.Associations.Select(association => association.SubnetId))
        .Many("route.destination-cidr-block", table => RoutesOf(table).Select(route => route.DestinationCidrBlock))
        .Many("route.destination-prefix-list-id", table => RoutesOf(table).Select(route => route.DestinationPrefixListId))
        .Many("route.gateway-id", table => RoutesOf(table).Select(route => route.GatewayId))
        .Many("route.nat-gateway-id", table => RoutesOf(table).Select(route => route.NatGatewayId))
        .Many("route.origin", table => RoutesOf(table).Select(route => route.Origin))
        .Many("route.state", table => RoutesOf(table).Select(route => route.State));

    private IEnumerable<Contract.Route> RoutesOf(Stored<RouteTableDetails> table) => table.Details.Routes.Select(Shown).Concat(
        Endpoints.Where(endpoint => endpoint.Details.RouteTableIds.Contains(table.Id)).Select(endpoint => new Contract.Route
        {
            DestinationPrefixListId = PrefixLists.IdOf(endpoint.Details.Service, endpoint.Row.Region),
            GatewayId = endpoint.Id,
            Origin = RouteOrigin.CreateRoute,
            State = RouteState.Active,
        }));

    private Contract.Route Shown(RouteEntry route)
    {
        var isNat = route.Target.StartsWith("nat-", StringComparison.Ordinal);
        return new Contract.Route
        {
            DestinationCidrBlock = route.Destination,
            GatewayId = isNat ? null : route.Target,
            NatGatewayId = isNat ? route.Target : null,
            Origin = route.Target == "local" ? RouteOrigin.CreateRouteTable : RouteOrigin.CreateRoute,
            State = route.Target == "local" || Active.Contains(route.Target) ? RouteState.Active : RouteState.Blackhole,
        };
    }
}
