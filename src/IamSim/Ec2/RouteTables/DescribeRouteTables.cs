using IamSim.Calls;
using IamSim.Contracts;
using IamSim.Contracts.Ec2;
using IamSim.Ec2.Resources;

namespace IamSim.Ec2.RouteTables;

/// <summary>Lists route tables with their routes and associations.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html">EC2: DescribeRouteTables</see></remarks>
internal sealed class DescribeRouteTables(Networks networks, NetworkPages pages) : IOperation<DescribeRouteTablesRequest, DescribeRouteTablesResult>
{
    public async ValueTask<Outcome<DescribeRouteTablesResult>> RunAsync(Call call, DescribeRouteTablesRequest request, CancellationToken ct)
    {
        var named = NetworkPages.Named(await networks.ListAsync<RouteTableDetails>(call, ct), request.RouteTableIds);
        if (named.IsFault)
        {
            return named.Fault;
        }

        var shapes = await RouteTableShapes.OfAsync(networks, call, ct);
        var found = shapes.Filters.Apply(named.Value, request.Filters);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var page = pages.Cut(call, request, found.Value, request.RouteTableIds, request.Filters);
        return page.IsFault ? page.Fault : new DescribeRouteTablesResult { RouteTables = page.Value.Select(shapes.Shown), NextToken = page.Value.Marker };
    }
}
